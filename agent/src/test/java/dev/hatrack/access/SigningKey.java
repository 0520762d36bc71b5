package dev.hatrack.access;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// A key such as Nomad's servers have.
record SigningKey(PublicJsonWebKey key) {
  static SigningKey rsa(String kid) throws JoseException {
    return new SigningKey(
        named(RsaJwkGenerator.generateJwk(2048), kid, AlgorithmIdentifiers.RSA_USING_SHA256));
  }

  static SigningKey ed25519(String kid) throws JoseException {
    return new SigningKey(
        named(
            OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519),
            kid,
            AlgorithmIdentifiers.EDDSA));
  }

  static SigningKey p256(String kid) throws JoseException {
    return new SigningKey(
        named(
            EcJwkGenerator.generateJwk(EllipticCurves.P256),
            kid,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256));
  }

  private static PublicJsonWebKey named(PublicJsonWebKey key, String kid, String algorithm) {
    key.setKeyId(kid);
    key.setAlgorithm(algorithm);
    key.setUse("sig");
    return key;
  }

  /// What `/.well-known/jwks.json` would answer.
  static String set(SigningKey... keys) {
    var set = new JsonWebKeySet();
    for (SigningKey key : keys) {
      set.addJsonWebKey(key.key());
    }
    return set.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  String sign(JwtClaims claims) throws JoseException {
    return sign(claims, key.getKeyId());
  }

  /// Signs, but says that another key did.
  String sign(JwtClaims claims, String kid) throws JoseException {
    var token = new JsonWebSignature();
    token.setPayload(claims.toJson());
    token.setKey(key.getPrivateKey());
    token.setKeyIdHeaderValue(kid);
    token.setAlgorithmHeaderValue(key.getAlgorithm());
    return token.getCompactSerialization();
  }
}
