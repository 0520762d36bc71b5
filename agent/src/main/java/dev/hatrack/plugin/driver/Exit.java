package dev.hatrack.plugin.driver;

import dev.hatrack.plugin.wire.driver.ExitResult;

/// How a task ended.
///
/// @param signal 9 when it had to be killed, else 0
/// @param reason why it failed, empty when it did not
record Exit(int code, int signal, String reason) {
  private static final int KILL = 9;
  private static final int KILLED = 128 + KILL;

  static final Exit DONE = new Exit(0, 0, "");

  static Exit failed(String reason) {
    return new Exit(1, 0, reason);
  }

  static Exit killed(String reason) {
    return new Exit(KILLED, KILL, reason);
  }

  ExitResult result() {
    return ExitResult.newBuilder().setExitCode(code).setSignal(signal).build();
  }
}
