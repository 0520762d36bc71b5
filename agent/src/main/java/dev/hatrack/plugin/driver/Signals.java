package dev.hatrack.plugin.driver;

import io.grpc.Status;
import java.util.Locale;

/// What the signals of a process mean to a task that is none.
enum Signals {
  STOP,
  KILL,
  REREAD;

  /// @throws io.grpc.StatusRuntimeException when it means nothing
  static Signals named(String name) {
    String upper = name.strip().toUpperCase(Locale.ROOT);
    return switch (upper.startsWith("SIG") ? upper.substring(3) : upper) {
      case "INT", "TERM", "QUIT" -> STOP;
      case "KILL" -> KILL;
      case "HUP" -> REREAD;
      default ->
          throw Refusal.forGood(
              Status.Code.INVALID_ARGUMENT,
              "the hat driver runs tasks inside the Hatrack agent, where '"
                  + name
                  + "' means nothing; SIGINT, SIGTERM and SIGQUIT stop a task, SIGKILL ends it at"
                  + " once, SIGHUP makes it read its files again");
    };
  }

  void sendTo(HostedTask task) {
    String id = task.config().getId();
    if (!task.running()) {
      throw Refusal.forGood(Status.Code.FAILED_PRECONDITION, "task '" + id + "' has ended");
    }
    switch (this) {
      case STOP -> task.tellToStop();
      case KILL -> task.kill("it was sent SIGKILL");
      case REREAD -> {
        if (!task.reread()) {
          throw Refusal.forGood(
              Status.Code.INVALID_ARGUMENT,
              "SIGHUP means nothing to this task: it reads no files again. Restart it instead, or"
                  + " set change_mode = \"restart\" in its template");
        }
      }
    }
  }
}
