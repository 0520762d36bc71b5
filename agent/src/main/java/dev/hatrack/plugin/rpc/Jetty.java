package dev.hatrack.plugin.rpc;

import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Jetty's parts declare that they may fail with anything.
final class Jetty {
  private static final Logger log = LoggerFactory.getLogger(Jetty.class);

  private Jetty() {}

  static void start(LifeCycle part) {
    try {
      part.start();
    } catch (Exception e) {
      throw new IllegalStateException(part + " did not start", e);
    }
  }

  static void stop(LifeCycle part) {
    try {
      part.stop();
    } catch (Exception e) {
      log.warn("{} did not end well", part, e);
    }
  }
}
