package dev.hatrack.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/// X.509 certificates in a PEM file, in its order.
public final class PemCertificates {
  private PemCertificates() {}

  /// @throws GeneralSecurityException when there are none, with the file's name
  /// @throws IOException when the file can't be read
  public static List<X509Certificate> read(Path file) throws GeneralSecurityException, IOException {
    return of(file, Files.readAllBytes(file));
  }

  static List<X509Certificate> of(Path file, byte[] pem) throws GeneralSecurityException {
    List<X509Certificate> found;
    try (InputStream in = new ByteArrayInputStream(pem)) {
      found =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
    } catch (IOException | CertificateException e) {
      throw new CertificateException(file + " holds no PEM certificate: " + e.getMessage(), e);
    }
    if (found.isEmpty()) {
      throw new CertificateException(file + " holds no PEM certificate");
    }
    return found;
  }
}
