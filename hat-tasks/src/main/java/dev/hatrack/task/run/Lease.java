package dev.hatrack.task.run;

import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.HatFailure;
import java.util.function.Consumer;

/// A claim that a task may have, to be given back when the task ends, however it does.
public final class Lease implements AutoCloseable {
  private final Runnable giveBack;
  private final Consumer<String> log;
  private boolean taken;

  private Lease(Runnable giveBack, Consumer<String> log) {
    this.giveBack = giveBack;
    this.log = log;
  }

  /// The task's claim on LEDs.
  public static Lease onLeds(TaskContext context) {
    HatClient client = context.client();
    return new Lease(client::release, context.log());
  }

  /// The task's claim on e-ink.
  public static Lease onEink(TaskContext context) {
    HatClient client = context.client();
    return new Lease(client::releaseEink, context.log());
  }

  /// To be said before each call that takes or renews the claim: one without an answer may have
  /// been carried out.
  public void take() {
    taken = true;
  }

  /// Ends the claim now, if there may be one.
  ///
  /// @throws HatFailure when the agent does not
  public void giveBack() {
    if (taken) {
      giveBack.run();
      taken = false;
    }
  }

  /// Ends the claim. A failure is only reported: the claim ends at its time to live.
  @Override
  public void close() {
    try {
      giveBack();
    } catch (HatFailure failure) {
      log.accept("the claim ends at its time to live: " + failure.message());
    }
  }
}
