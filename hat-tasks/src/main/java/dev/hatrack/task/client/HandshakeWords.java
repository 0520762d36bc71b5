package dev.hatrack.task.client;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Why no TLS connection came about, and what to do.
final class HandshakeWords {
  private HandshakeWords() {}

  static String of(SSLException failure, Trust trust) {
    String message = String.valueOf(failure.getMessage());
    if (caused(failure, CertificateExpiredException.class)
        || caused(failure, CertificateNotYetValidException.class)) {
      return message + ": the agent's certificate is not valid today, or a clock is wrong";
    }
    if (caused(failure, CertPathBuilderException.class)
        || caused(failure, CertPathValidatorException.class)) { // another of the same name
      return trust
          .caFile()
          .map(
              file ->
                  "the agent's certificate is not signed by an authority in %s (%s): %s"
                      .formatted(file, Trust.CA_FILE, message))
          .orElse(
              "the agent's certificate is not signed by an authority that Java knows: set "
                  + Trust.CA_FILE
                  + " to the file of the one that signed it");
    }
    if (message.contains("subject alternative") || message.contains("No name matching")) {
      return "the agent's certificate is not for this name (%s): call the agent by a name that is in it, or set %s to one"
          .formatted(message, Trust.SERVER_NAME);
    }
    return message.contains("unrecognized SSL message")
        ? "this is no HTTPS: write http:// in the address"
        : message;
  }

  private static boolean caused(Throwable failure, Class<? extends Throwable> by) {
    return Stream.iterate(
            Optional.of(failure),
            Optional::isPresent,
            at -> at.flatMap(it -> Optional.ofNullable(it.getCause())))
        .flatMap(Optional::stream)
        .anyMatch(by::isInstance);
  }
}
