package dev.hatrack.task.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Makes the connections of a client that trusts others than Java does. The file of authorities is
/// read at the first connection, and again when one has failed: authorities are renewed too, and
/// tasks run for months.
final class TrustedSockets {
  private final Trust trust;
  private @Nullable SSLSocketFactory made;
  private byte[] authorities = new byte[0];

  TrustedSockets(Trust trust) {
    this.trust = trust;
  }

  /// @throws IOException when the file of authorities cannot be used, with its name
  void use(HttpsURLConnection connection) throws IOException {
    if (!trust.equals(Trust.USUAL)) {
      connection.setSSLSocketFactory(factory());
    }
  }

  /// Looks whether the file of authorities is another than at the last connection, after which it
  /// is worth trying again.
  synchronized boolean renewed() {
    try {
      if (made == null || Arrays.equals(authorities, read())) {
        return false;
      }
      made = null;
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// The same one each time: Java keeps connections alive by their factory.
  private synchronized SSLSocketFactory factory() throws IOException {
    @Nullable SSLSocketFactory known = made;
    if (known != null) {
      return known;
    }
    authorities = read();
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(), null);
      SSLSocketFactory plain = context.getSocketFactory();
      SSLSocketFactory factory =
          trust
              .serverName()
              .<SSLSocketFactory>map(name -> new NamedSockets(plain, name))
              .orElse(plain);
      made = factory;
      return factory;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private byte[] read() throws IOException {
    Optional<Path> file = trust.caFile();
    try {
      return file.isPresent() ? Files.readAllBytes(file.get()) : new byte[0];
    } catch (NoSuchFileException e) {
      throw new IOException("there is no " + file.get() + " (" + Trust.CA_FILE + ")", e);
    } catch (IOException e) {
      throw new IOException("cannot read " + file.get() + " (" + Trust.CA_FILE + "): " + e, e);
    }
  }

  private @Nullable TrustManager[] managers() throws GeneralSecurityException, IOException {
    if (!trust.verify()) {
      return new TrustManager[] {new TrustAnyone()};
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trust.caFile().isPresent() ? store(trust.caFile().get()) : null);
    return factory.getTrustManagers();
  }

  private KeyStore store(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int number = 0;
    for (Certificate authority :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(authorities))) {
      store.setCertificateEntry("ca-" + number++, authority);
    }
    if (number == 0) {
      throw new IOException(file + " (" + Trust.CA_FILE + ") holds no PEM certificate");
    }
    return store;
  }
}
