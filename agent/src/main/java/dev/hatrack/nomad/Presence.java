package dev.hatrack.nomad;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in the log when something could be done with Nomad and when it no longer could, once each,
/// and why. Safe for use by several threads.
final class Presence {
  private static final Logger log = LoggerFactory.getLogger(Presence.class);

  private final NomadConfig config;
  private final String what;
  private final String policy;
  private Optional<Trouble> trouble = Optional.empty();
  private boolean joined;

  private enum Trouble {
    AWAY,
    FORBIDDEN
  }

  /// @param what what is done with Nomad: `node metadata`
  /// @param policy the ACL policy that it takes
  Presence(NomadConfig config, String what, String policy) {
    this.config = config;
    this.what = what;
    this.policy = policy;
  }

  /// @return whether it was not so before
  synchronized boolean joined() {
    boolean news = !joined;
    if (news) {
      log.info("{}: joined Nomad at {}", what, config.uri());
    }
    joined = true;
    trouble = Optional.empty();
    return news;
  }

  synchronized void lost(IOException cause) {
    boolean forbidden = cause instanceof NomadRefused refused && refused.forbidden();
    Trouble now = forbidden ? Trouble.FORBIDDEN : Trouble.AWAY;
    joined = false;
    if (trouble.equals(Optional.of(now))) {
      return;
    }
    trouble = Optional.of(now);
    String text = "{}: Nomad at {} cannot be used, trying again every few seconds: {}";
    if (forbidden) {
      String remedy = "; the token (nomad.token or NOMAD_TOKEN) needs an ACL policy with " + policy;
      log.warn(text, what, config.uri(), cause.getMessage() + remedy);
    } else if (config.enabled() == NomadConfig.Enabled.TRUE) {
      log.warn(text, what, config.uri(), cause.getMessage());
    } else {
      log.info(text, what, config.uri(), cause.getMessage());
    }
  }
}
