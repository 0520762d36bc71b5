package dev.hatrack.access;

import dev.hatrack.hat.Holder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/// Nomad's workload identities: JSON Web Tokens (RFC 7519) that say which task of which allocation
/// is asking.
///
/// Accepted are RS256 and EdDSA, signed by a key of Nomad's, for the audience {@link #AUDIENCE},
/// with an expiry. Clocks may differ by {@link #CLOCK_SKEW}. The issuer is not looked at, since
/// Nomad names one only when it is told its own address.
public final class WorkloadIdentities {
  static final String AUDIENCE = "hatrack";
  static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

  private static final AlgorithmConstraints ALGORITHMS =
      new AlgorithmConstraints(
          ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.EDDSA);

  /// The type of key (RFC 7517, `kty`) that each accepted algorithm goes with.
  private static final Map<String, String> KEY_TYPES =
      Map.of(
          AlgorithmIdentifiers.RSA_USING_SHA256,
          RsaJsonWebKey.KEY_TYPE,
          AlgorithmIdentifiers.EDDSA,
          OctetKeyPairJsonWebKey.KEY_TYPE);

  private static final String SEND_THE_FILE =
      "send the content of ${NOMAD_SECRETS_DIR}/nomad_hatrack.jwt as it is";
  private static final String IDENTITY_BLOCK =
      "identity { name = \"hatrack\"  aud = [\"hatrack\"]  ttl = \"1h\"  file = true }";

  /// Three parts in base64url, the last of which is empty where nothing was signed.
  private static final Pattern COMPACT =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

  private static final Pattern ALLOCATION =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final NomadKeys keys;
  private final InstantSource clock;
  private final ProvenIdentities proven = new ProvenIdentities();

  /// @param clock the time of day, against which expiry is checked
  public WorkloadIdentities(NomadKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /// Whether this has the form of a JSON Web Token at all.
  static boolean looksLikeOne(String token) {
    return COMPACT.matcher(token).matches();
  }

  /// Checks a token and tells whose it is.
  ///
  /// @throws NotAuthenticated when it does not prove anything, with what is wrong with it
  public Holder.AllocatedTask verify(String token) {
    return proven
        .of(token)
        .filter(proof -> proof.stands(keys, clock.instant()))
        .orElseGet(() -> prove(token))
        .holder();
  }

  /// Whose a token is that was checked before, if nothing has to be asked or computed to tell.
  Optional<Holder.AllocatedTask> checked(String token) {
    return proven
        .of(token)
        .filter(proof -> proof.standsUnasked(keys, clock.instant()))
        .map(ProvenIdentities.Proof::holder);
  }

  private ProvenIdentities.Proof prove(String token) {
    if (!looksLikeOne(token)) {
      throw new NotAuthenticated("the bearer token is no JSON Web Token; " + SEND_THE_FILE);
    }
    try {
      JsonWebKey key = key(token);
      JwtClaims claims = claims(token, key);
      ProvenIdentities.Proof proof =
          new ProvenIdentities.Proof(
              key, from(claims), instant(claims.getExpirationTime()), holder(claims));
      proven.remember(token, proof);
      return proof;
    } catch (MalformedClaimException e) {
      throw new NotAuthenticated("the workload identity's times can't be read; " + SEND_THE_FILE);
    } catch (JoseException e) {
      throw new NotAuthenticated(
          "the bearer token is no JSON Web Token that can be read; " + SEND_THE_FILE);
    } catch (InvalidJwtException e) {
      throw new NotAuthenticated(explain(e));
    }
  }

  private JsonWebKey key(String token) throws JoseException {
    var signed = new JsonWebSignature();
    signed.setCompactSerialization(token);
    String algorithm = algorithm(signed);
    JsonWebKey key =
        header(signed, "kid")
            .map(this::known)
            .orElseThrow(
                () ->
                    new NotAuthenticated(
                        "the workload identity does not say which key signed it (kid); "
                            + SEND_THE_FILE));
    if (!key.getKeyType().equals(KEY_TYPES.get(algorithm))
        || !algorithm.equals(Optional.ofNullable(key.getAlgorithm()).orElse(algorithm))) {
      throw new NotAuthenticated(
          "the workload identity's algorithm is not the one of its key; " + SEND_THE_FILE);
    }
    return key;
  }

  private static String algorithm(JsonWebSignature signed) {
    return header(signed, "alg")
        .filter(KEY_TYPES::containsKey)
        .orElseThrow(
            () ->
                new NotAuthenticated(
                    "the workload identity is signed in a way that is not supported; Nomad signs"
                        + " with RS256 or EdDSA, so "
                        + SEND_THE_FILE));
  }

  /// A header that must be text. Nobody has signed for it yet, so it can be anything.
  private static Optional<String> header(JsonWebSignature signed, String name) {
    return Optional.ofNullable(signed.getHeaders().getObjectHeaderValue(name))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  private JsonWebKey known(String kid) {
    return switch (keys.find(kid)) {
      case NomadKeys.Lookup.Found found -> found.key();
      case NomadKeys.Lookup.Unknown _ ->
          throw new NotAuthenticated(
              "the workload identity is signed by a key that Nomad does not have (any more);"
                  + " read the token's file again");
      case NomadKeys.Lookup.Unreachable _ ->
          throw new NotAuthenticated(
              "the workload identity is signed by a key that is not known yet, and Nomad does"
                  + " not answer; try again in a few seconds");
    };
  }

  private JwtClaims claims(String token, JsonWebKey key) throws InvalidJwtException {
    return new JwtConsumerBuilder()
        .setJwsAlgorithmConstraints(ALGORITHMS)
        .setVerificationKey(key.getKey())
        .setExpectedAudience(true, AUDIENCE)
        .setRequireExpirationTime()
        .setAllowedClockSkewInSeconds((int) CLOCK_SKEW.toSeconds())
        .setEvaluationTime(NumericDate.fromMilliseconds(clock.instant().toEpochMilli()))
        .build()
        .processToClaims(token);
  }

  private static Instant from(JwtClaims claims) throws MalformedClaimException {
    NumericDate notBefore = claims.getNotBefore();
    return notBefore == null ? Instant.MIN : instant(notBefore);
  }

  private static Instant instant(NumericDate date) {
    return Instant.ofEpochSecond(date.getValue());
  }

  private static Holder.AllocatedTask holder(JwtClaims claims) {
    String allocation = required(claims, "nomad_allocation_id");
    if (!ALLOCATION.matcher(allocation).matches()) {
      throw new NotAuthenticated(
          "the workload identity's nomad_allocation_id is no allocation ID; " + SEND_THE_FILE);
    }
    return new Holder.AllocatedTask(
        required(claims, "nomad_namespace"),
        required(claims, "nomad_job_id"),
        required(claims, "nomad_task"),
        allocation);
  }

  private static String required(JwtClaims claims, String name) {
    return Optional.ofNullable(claims.getClaimValue(name))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(value -> !value.isBlank())
        .orElseThrow(
            () ->
                new NotAuthenticated(
                    "the workload identity lacks %s; it must be a task's: put %s into the job's task block"
                        .formatted(name, IDENTITY_BLOCK)));
  }

  private static String explain(InvalidJwtException e) {
    if (e.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
      return "the workload identity's signature is not by the key it names; " + SEND_THE_FILE;
    }
    if (e.hasExpired()) {
      return "the workload identity has expired; read the token's file again, Nomad renews it";
    }
    if (e.hasErrorCode(ErrorCodes.EXPIRATION_MISSING)) {
      return "the workload identity never expires, which is not accepted; give it a ttl: "
          + IDENTITY_BLOCK;
    }
    if (e.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)
        || e.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)) {
      return "the workload identity is not for the audience hatrack; put %s into the job's task block"
          .formatted(IDENTITY_BLOCK);
    }
    if (e.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
      return "the workload identity is not valid yet; are the clocks of this node and of Nomad's"
          + " servers right?";
    }
    return "the bearer token is no JSON Web Token that can be used; " + SEND_THE_FILE;
  }
}
