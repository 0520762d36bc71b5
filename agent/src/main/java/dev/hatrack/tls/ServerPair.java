package dev.hatrack.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// A certificate with its chain and the key that belongs to it.
///
/// @param context accepts connections with them, and trusts no client's certificate
record ServerPair(List<X509Certificate> chain, SSLContext context) {
  private static final char[] NO_PASSWORD = new char[0];
  private static final byte[] PROBE = "does the key belong?".getBytes(StandardCharsets.US_ASCII);

  /// @param files where the bytes are from, for the messages
  /// @throws UnusablePair when they are not what they should be, or do not belong together
  static ServerPair of(ServerFiles files, PairBytes bytes) {
    try {
      List<X509Certificate> chain = PemCertificates.of(files.certificate(), bytes.certificate());
      String pem = new String(bytes.key(), StandardCharsets.ISO_8859_1);
      PrivateKey key = PemKey.of(files.key(), pem);
      if (!belongs(key, chain.getFirst().getPublicKey())) {
        throw new UnusablePair(
            ("the key %s does not belong to the first certificate in %s, which is for %s: give the"
                    + " key that was made with it; the server's own certificate comes first, its"
                    + " authority's after it")
                .formatted(
                    files.key(), files.certificate(), chain.getFirst().getSubjectX500Principal()));
      }
      return new ServerPair(chain, context(key, chain));
    } catch (GeneralSecurityException | IOException e) {
      throw new UnusablePair(String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean belongs(PrivateKey key, PublicKey certified)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm(key));
    signature.initSign(key);
    signature.update(PROBE);
    byte[] signed = signature.sign();
    try {
      signature.initVerify(certified);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (InvalidKeyException | SignatureException _) {
      return false; // a key of another kind or size
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> "EdDSA";
    };
  }

  private static SSLContext context(PrivateKey key, List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    // none rather than the default: that would read every authority that Java knows
    context.init(keys.getKeyManagers(), new TrustManager[0], null);
    return context;
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  /// When the first certificate of the chain to end does so.
  Instant notAfter() {
    return chain.stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /// From when on all of the chain is valid.
  Instant notBefore() {
    return chain.stream()
        .map(certificate -> certificate.getNotBefore().toInstant())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
