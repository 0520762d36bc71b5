package dev.hatrack.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The names and addresses that a certificate is for: its subject alternative names, which are all
/// that clients of today look at (RFC 9525).
record CertificateNames(List<String> all) {
  private static final int DNS = 2;
  private static final int IP = 7;

  static CertificateNames of(X509Certificate certificate) {
    try {
      return new CertificateNames(
          Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
              .flatMap(names -> names.stream())
              .filter(name -> name.getFirst().equals(DNS) || name.getFirst().equals(IP))
              .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
              .toList());
    } catch (CertificateParsingException e) {
      return new CertificateNames(List.of());
    }
  }

  /// Whether a client that calls the server so is content. A star stands for one label.
  boolean cover(String host) {
    String asked = host.toLowerCase(Locale.ROOT);
    Stream<String> fitting =
        asked.contains(".")
            ? Stream.of(asked, "*" + asked.substring(asked.indexOf('.')))
            : Stream.of(asked);
    return fitting.anyMatch(all::contains);
  }
}
