package dev.hatrack.client;

import dev.hatrack.tls.PemCertificates;
import dev.hatrack.tls.PemKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/// A {@link TlsConfig} with its files read, and read again when they have changed: a renewed
/// certificate or authority counts for the connections that are made from then on.
///
/// @param ssl makes the connections
/// @param trust what it trusts, for clients that want it on its own
public record TlsContext(SSLContext ssl, X509TrustManager trust) {
  private static final char[] NO_PASSWORD = new char[0];

  /// Reads the files.
  ///
  /// @throws IllegalArgumentException when a file cannot be read or is not what it should be, with
  ///   its name
  public static TlsContext of(TlsConfig config) {
    try {
      X509TrustManager trust =
          config.verify().orElse(true) ? trust(config.caFile()) : new TrustEverything();
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(config), new TrustManager[] {trust}, null);
      return new TlsContext(context, trust);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  /// For a client that only speaks plain HTTP. It trusts nobody; given none at all, the HTTP client
  /// would read the machine's 140 authorities into memory to make one of its own.
  ///
  /// @throws IllegalStateException when this Java has no TLS
  public static TlsContext none() {
    try {
      X509TrustManager nobody = new TrustNobody();
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], new TrustManager[] {nobody}, null);
      return new TlsContext(context, nobody);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  private static X509TrustManager trust(Optional<Path> caFile)
      throws GeneralSecurityException, IOException {
    if (caFile.isEmpty()) {
      return trusting(Optional.empty());
    }
    Path file = caFile.get();
    return new RenewedTrust(
        new Renewed<>(List.of(file), () -> trusting(Optional.of(authorities(file)))));
  }

  /// @param store empty for the machine's own trust
  private static X509ExtendedTrustManager trusting(Optional<KeyStore> store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store.orElse(null));
    return only(X509ExtendedTrustManager.class, factory.getTrustManagers());
  }

  private static <T> T only(Class<T> kind, Object[] managers) throws GeneralSecurityException {
    return Stream.of(managers)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow(
            () -> new GeneralSecurityException("this Java has no " + kind.getSimpleName()));
  }

  private static KeyStore authorities(Path caFile) throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    int number = 0;
    for (Certificate certificate : certificates(caFile)) {
      store.setCertificateEntry("ca-" + number++, certificate);
    }
    return store;
  }

  private static KeyManager[] keys(TlsConfig config) throws GeneralSecurityException, IOException {
    if (config.clientCert().isEmpty() || config.clientKey().isEmpty()) {
      return new KeyManager[0];
    }
    Path certificate = config.clientCert().get();
    Path key = config.clientKey().get();
    return new KeyManager[] {
      new RenewedKey(new Renewed<>(List.of(certificate, key), () -> showing(certificate, key)))
    };
  }

  private static X509ExtendedKeyManager showing(Path certificate, Path key)
      throws GeneralSecurityException, IOException {
    Certificate[] chain = certificates(certificate).toArray(Certificate[]::new);
    KeyStore store = emptyStore();
    store.setKeyEntry("client", PemKey.read(key), NO_PASSWORD, chain);
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return only(X509ExtendedKeyManager.class, factory.getKeyManagers());
  }

  private static List<X509Certificate> certificates(Path file) throws GeneralSecurityException {
    try {
      return PemCertificates.read(file);
    } catch (IOException e) {
      throw new GeneralSecurityException(file + ": " + e, e);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
