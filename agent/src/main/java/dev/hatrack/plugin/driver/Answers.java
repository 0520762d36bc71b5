package dev.hatrack.plugin.driver;

import dev.hatrack.task.run.UsageException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers calls of one message each. A caller that has gone is no trouble.
final class Answers {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);

  private Answers() {}

  /// Answers what may take its time, on a thread of its own.
  static <T> void later(StreamObserver<T> to, Callable<T> answer) {
    Thread.ofVirtual().name("hat-call").start(() -> now(to, answer));
  }

  static <T> void now(StreamObserver<T> to, Callable<T> answer) {
    try {
      send(to, answer.call());
    } catch (Exception e) {
      fail(to, refusal(e));
    }
  }

  static <T> void send(StreamObserver<T> to, T answer) {
    try {
      to.onNext(answer);
      to.onCompleted();
    } catch (StatusRuntimeException | IllegalStateException e) {
      log.debug("nobody waits for an answer any more: {}", e.getMessage());
    }
  }

  static void fail(StreamObserver<?> to, StatusRuntimeException refusal) {
    try {
      to.onError(refusal);
    } catch (StatusRuntimeException | IllegalStateException e) {
      log.debug("nobody waits for an answer any more: {}", e.getMessage());
    }
  }

  static StatusRuntimeException refusal(Exception e) {
    return switch (e) {
      case StatusRuntimeException status -> status;
      case UsageException usage -> Refusal.forGood(Status.Code.INVALID_ARGUMENT, words(usage));
      case NotReady missing -> Refusal.forNow(words(missing));
      default -> {
        log.error("a call of Nomad's failed", e);
        yield Refusal.forGood(
            Status.Code.INTERNAL,
            "the Hatrack agent failed on this, see its log: " + e.getClass().getSimpleName());
      }
    };
  }

  private static String words(Exception e) {
    String message = e.getMessage();
    return message == null ? "no reason given" : message;
  }
}
