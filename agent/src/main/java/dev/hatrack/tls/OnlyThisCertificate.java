package dev.hatrack.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts a server that shows one very certificate, whatever its names, its dates and its
/// authority: for who has the server's own file.
public final class OnlyThisCertificate extends X509ExtendedTrustManager {
  private final Path file;
  private final X509Certificate expected;

  private OnlyThisCertificate(Path file, X509Certificate expected) {
    this.file = file;
    this.expected = expected;
  }

  /// @param file the certificate, and perhaps its chain after it
  /// @throws IOException when it can't be read or holds none, with its name
  public static SSLContext context(Path file) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      X509Certificate expected = PemCertificates.read(file).getFirst();
      context.init(null, new TrustManager[] {new OnlyThisCertificate(file, expected)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (!chain[0].equals(expected)) {
      throw new CertificateException(
          "another certificate is served than the one in %s: is it renewed and was not taken?"
              .formatted(file));
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("no clients are expected");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("no clients are expected");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("no clients are expected");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
