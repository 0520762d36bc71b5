package dev.hatrack.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps clients that dawdle from being in the way of those that do not. A request's head has ten
/// to twenty seconds to arrive, however many bytes of it come meanwhile; and when there are as many
/// connections as there may be, the one that has been open longest without a request under way
/// makes room.
///
/// Requests under way and streams are not touched: they are bounded elsewhere.
final class Doorkeeper implements Connection.Listener {
  /// Many times what a node's jobs, Prometheus and Consul have open.
  static final int MOST = 512;

  static final long LOOK_SECONDS = 10;
  private static final long NO_HEAD = -1;
  private static final Logger log = LoggerFactory.getLogger(Doorkeeper.class);

  private final Scheduler scheduler;

  /// The oldest first, each with its next look.
  private final Map<HttpConnection, Scheduler.Task> open = new LinkedHashMap<>();

  private boolean crowded;

  Doorkeeper(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof HttpConnection http) {
      enter(http).ifPresent(HttpConnection::close);
    }
  }

  @Override
  public void onClosed(Connection connection) {
    synchronized (open) {
      Scheduler.Task look = connection instanceof HttpConnection http ? open.remove(http) : null;
      if (look != null) {
        look.cancel();
      }
      crowded &= open.size() > MOST / 2;
    }
  }

  /// Whoever has to go for this one, which may be itself.
  private Optional<HttpConnection> enter(HttpConnection http) {
    synchronized (open) {
      open.put(http, lookLater(http, NO_HEAD));
      if (open.size() <= MOST) {
        return Optional.empty();
      }
      if (!crowded) {
        crowded = true;
        log.warn("{} connections are open; the oldest without a request make room", MOST);
      }
      return open.keySet().stream().filter(old -> old.getParser().inHeaderState()).findFirst();
    }
  }

  /// @param came how many requests had come when a head was under way, or `NO_HEAD`
  private Scheduler.Task lookLater(HttpConnection http, long came) {
    return scheduler.schedule(() -> look(http, came), LOOK_SECONDS, TimeUnit.SECONDS);
  }

  private void look(HttpConnection http, long before) {
    boolean heading = http.getParser().inHeaderState() && !http.getParser().isStart();
    long came = heading ? http.getMessagesIn() : NO_HEAD;
    if (heading && came == before) {
      log.debug("{} took too long to send a request's head", http.getRemoteSocketAddress());
      http.close();
      return;
    }
    synchronized (open) {
      open.computeIfPresent(http, (_, _) -> lookLater(http, came));
    }
  }
}
