package dev.hatrack.consul;

import java.util.Optional;
import org.kiwiproject.consul.ConsulException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in the log when Consul was joined and when it was lost, once each, and why.
final class ConsulPresence {
  private static final Logger log = LoggerFactory.getLogger(ConsulPresence.class);
  private static final int FORBIDDEN = 403;

  /// What the agent's token must be allowed.
  static final String RULES =
      "service_prefix \"hat-\" { policy = \"write\" } service \"hatrack\" { policy = \"write\" }";

  private static final String POLICY =
      "; the token (consul.token or CONSUL_HTTP_TOKEN) needs a policy with the rules " + RULES;

  private final ConsulConfig config;
  private Optional<String> trouble = Optional.of("not asked yet");

  ConsulPresence(ConsulConfig config) {
    this.config = config;
  }

  void joined() {
    if (trouble.isPresent()) {
      log.info("joined Consul at {}", config.uri());
      trouble = Optional.empty();
    }
  }

  void lost(RuntimeException cause) {
    String reason = explain(cause);
    if (trouble.equals(Optional.of(reason))) {
      return;
    }
    trouble = Optional.of(reason);
    String text = "Consul at {} cannot be used, trying again every few seconds: {}";
    if (config.enabled() == ConsulConfig.Enabled.AUTO && !refused(cause)) {
      log.info(text, config.uri(), reason);
    } else {
      log.warn(text, config.uri(), reason);
    }
  }

  private static boolean refused(RuntimeException cause) {
    return cause instanceof ConsulException answer && answer.hasCode();
  }

  private static String explain(RuntimeException cause) {
    if (cause instanceof ConsulException answer && answer.hasCode()) {
      return message(answer) + (answer.getCode() == FORBIDDEN ? POLICY : "");
    }
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return message(root);
  }

  private static String message(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }
}
