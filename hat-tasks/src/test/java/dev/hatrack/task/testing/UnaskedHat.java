package dev.hatrack.task.testing;

import dev.hatrack.task.client.ButtonEvent;
import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.ClaimState;
import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.HatState;
import dev.hatrack.task.client.LedsState;
import dev.hatrack.task.client.PageState;
import dev.hatrack.task.client.PageText;
import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.Png;
import dev.hatrack.task.client.SensorsState;
import dev.hatrack.task.client.Text;
import dev.hatrack.task.run.StopSignal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// An agent that answers only what a test's own one overrides, and the time: it goes on only while
/// somebody waits for it, until the task's life is over.
public abstract class UnaskedHat implements HatClient, InstantSource, StopSignal {
  private final Instant end;
  private Instant now;

  protected UnaskedHat(Instant start, Duration life) {
    now = start;
    end = start.plus(life);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public boolean await(Duration time) {
    now = now.plus(time);
    return !now.isBefore(end);
  }

  protected ClaimState claim(ClaimOptions options) {
    Instant expires = now.plus(options.ttl().orElse(Duration.ofSeconds(30)));
    return new ClaimState("anyone", options.priority(), false, expires, true);
  }

  @Override
  public HatState hat() {
    throw new AssertionError("nobody should ask for the node");
  }

  @Override
  public LedsState leds() {
    throw new AssertionError("nobody should ask for the LEDs");
  }

  @Override
  public ClaimState show(Picture picture, ClaimOptions options) {
    throw new AssertionError("nobody should show a picture");
  }

  @Override
  public ClaimState show(Png picture, ClaimOptions options) {
    throw new AssertionError("nobody should show a file");
  }

  @Override
  public ClaimState text(Text text, ClaimOptions options) {
    throw new AssertionError("nobody should show a text");
  }

  @Override
  public void release() {
    throw new AssertionError("nobody should end a claim on the LEDs");
  }

  @Override
  public SensorsState sensors() {
    throw new AssertionError("nobody should ask the sensors");
  }

  @Override
  public PageState put(PageText page, ClaimOptions options) {
    throw new AssertionError("nobody should hand in a page");
  }

  @Override
  public PageState put(Png page, ClaimOptions options) {
    throw new AssertionError("nobody should hand in a page from a file");
  }

  @Override
  public PageState page(String id) {
    throw new AssertionError("nobody should ask for a page");
  }

  @Override
  public void releaseEink() {
    throw new AssertionError("nobody should end a claim on e-ink");
  }

  @Override
  public void buttons(Consumer<ButtonEvent> listener) {
    throw new AssertionError("nobody should listen to buttons");
  }
}
