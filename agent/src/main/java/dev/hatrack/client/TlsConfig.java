package dev.hatrack.client;

import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;

/// What a client brings to a TLS connection. Everything empty is the machine's own trust, no client
/// certificate, and the server's name as in its address.
///
/// @param caFile PEM certificates to trust in place of the machine's
/// @param clientCert our own PEM certificate, with its chain
/// @param clientKey its PEM key: PKCS#8, or as OpenSSL and Consul write RSA and EC keys; not
///   encrypted
/// @param serverName the name the server's certificate must carry
/// @param verify whether the server's certificate is checked; it is, unless this says `false`
public record TlsConfig(
    Optional<Path> caFile,
    Optional<Path> clientCert,
    Optional<Path> clientKey,
    Optional<String> serverName,
    Optional<Boolean> verify) {
  public TlsConfig {
    if (clientCert.isPresent() != clientKey.isPresent()) {
      throw new IllegalArgumentException(
          "a client certificate needs its key, and a key its certificate: set both or neither of"
              + " clientCert and clientKey");
    }
  }

  public static TlsConfig defaults() {
    return new TlsConfig(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// For a question whose answer matters, and not who gives it.
  public static TlsConfig trustingAnyone() {
    return new TlsConfig(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false));
  }

  /// Takes what is not set here from another one. A certificate and its key stay together.
  public TlsConfig or(TlsConfig other) {
    boolean ownCertificate = clientCert.isPresent();
    return new TlsConfig(
        caFile.or(other::caFile),
        ownCertificate ? clientCert : other.clientCert,
        ownCertificate ? clientKey : other.clientKey,
        serverName.or(other::serverName),
        verify.or(other::verify));
  }

  /// How the names in certificates are checked, where the configuration wants it otherwise than
  /// usual: not at all, or for another name than the address has.
  public Optional<HostnameVerifier> names(HostnameVerifier usual) {
    if (!verify.orElse(true)) {
      return Optional.of((_, _) -> true);
    }
    return serverName.map(name -> (_, session) -> usual.verify(name, session));
  }
}
