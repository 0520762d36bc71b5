package dev.hatrack.tls;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pair that a server's files hold, looked at every {@link #EVERY}. A new pair serves the
/// connections that are made from then on; those that stand are left alone. What can't be used is
/// not taken, and the pair before it serves on.
///
/// A renewal writes two files, one after the other. So a pair that can't be used is told of only
/// when it has stayed so for {@link #TOLD_AT} looks.
public final class RenewedPair implements AutoCloseable {
  static final Duration EVERY = Duration.ofSeconds(2);
  static final int TOLD_AT = 3;
  private static final Logger log = LoggerFactory.getLogger(RenewedPair.class);

  private final ServerFiles files;
  private final InstantSource timeOfDay;
  private final Thread watcher;
  private volatile ServerPair serving;
  private volatile Optional<String> trouble = Optional.empty();
  private PairBytes bytes;
  private int looksInTrouble;

  /// How the pair is.
  ///
  /// @param notAfter when what is served now ends
  /// @param trouble why what the files hold now is not served
  public record Status(Instant notAfter, Optional<String> trouble) {}

  /// Reads the pair.
  ///
  /// @throws UnusablePair when it can't be used. One that has ended, or is not yet valid, can: its
  ///   clients will say so, and this machine's clock may be what is wrong.
  public RenewedPair(ServerFiles files, InstantSource timeOfDay) {
    this.files = files;
    this.timeOfDay = timeOfDay;
    this.bytes = PairBytes.read(files);
    this.serving = ServerPair.of(files, bytes);
    this.watcher = Thread.ofVirtual().name("tls-renewal").unstarted(this::watch);
  }

  /// Begins to watch the files.
  public void start() {
    warnOfDates();
    watcher.start();
  }

  /// What new connections are to be accepted with. Each pair has one of its own, so that nobody
  /// resumes under a new pair what began under an old one.
  public SSLContext context() {
    return serving.context();
  }

  /// The names in the certificate that is served.
  public List<String> names() {
    return CertificateNames.of(serving.certificate()).all();
  }

  /// Whether clients that call the server by this name or address will take the certificate for
  /// its.
  public boolean covers(String host) {
    return CertificateNames.of(serving.certificate()).cover(host);
  }

  public Status status() {
    return new Status(serving.notAfter(), trouble);
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(EVERY);
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  /// Looks at the files now. For one thread at a time.
  void look() {
    try {
      PairBytes found = PairBytes.read(files);
      if (!found.same(bytes)) {
        serving = ServerPair.of(files, found);
        bytes = found;
        log.info(
            "TLS: {} was renewed, and is valid until {}", files.certificate(), serving.notAfter());
        warnOfDates();
      }
      looksInTrouble = 0;
      trouble = Optional.empty();
    } catch (RuntimeException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  private void complain(String reason) {
    looksInTrouble++;
    if (looksInTrouble >= TOLD_AT && !trouble.equals(Optional.of(reason))) {
      trouble = Optional.of(reason);
      log.warn(
          "TLS: the certificate that is valid until {} is served on, because {}",
          serving.notAfter(),
          reason);
    }
  }

  private void warnOfDates() {
    Instant now = timeOfDay.instant();
    if (now.isAfter(serving.notAfter())) {
      log.warn(
          "TLS: the certificate {} ended on {}; clients refuse it: renew it, or set this machine's"
              + " clock",
          files.certificate(),
          serving.notAfter());
    } else if (now.isBefore(serving.notBefore())) {
      log.warn(
          "TLS: the certificate {} begins on {}; clients refuse it until then, or this machine's"
              + " clock is wrong",
          files.certificate(),
          serving.notBefore());
    }
  }

  /// Stops watching; what was served is served on.
  @Override
  public void close() {
    watcher.interrupt();
  }
}
