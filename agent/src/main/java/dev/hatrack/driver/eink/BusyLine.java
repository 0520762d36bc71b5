package dev.hatrack.driver.eink;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.EdgeListener;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.Pull;
import java.time.Duration;

/// The line by which a controller says that it is at work: high while it is.
public final class BusyLine implements EdgeListener, AutoCloseable {
  /// Longer than any refresh that was heard of; also the limit of Pimoroni's library.
  static final Duration LONGEST = Duration.ofSeconds(30);

  private final int number;
  private final Waiting waiting;
  private final GpioInput input;
  private volatile boolean rose;
  private volatile boolean stopped;

  /// @param number the BCM number
  /// @throws BusException when the line can't be had
  public BusyLine(Buses buses, int number, Waiting waiting) {
    this.number = number;
    this.waiting = waiting;
    this.input = buses.input(number, Pull.NONE, this);
  }

  @Override
  public void edge(boolean high) {
    if (high) {
      rose = true;
    }
    waiting.wake();
  }

  /// Ends the waiting of whoever waits, with a {@link BusException}.
  public void stop() {
    stopped = true;
    waiting.wake();
  }

  /// Gives the line back.
  @Override
  public void close() {
    stop();
    input.close();
  }

  /// Forgets that the line was high, before a command that makes it so.
  void arm() {
    rose = false;
  }

  /// Whether the line has been high since {@link #arm}.
  ///
  /// @param atMost how long it may take to become so
  boolean begun(String step, Duration atMost) throws InterruptedException {
    boolean begun = waiting.until(() -> rose || input.high() || stopped, atMost);
    checkRunning(step);
    return begun;
  }

  /// Waits until the line is low.
  ///
  /// @param step what the controller does meanwhile
  /// @throws BusException when it stays high for {@link #LONGEST}
  void awaitDone(String step) throws InterruptedException {
    boolean done = waiting.until(() -> !input.high() || stopped, LONGEST);
    checkRunning(step);
    if (!done) {
      throw new BusException(
          BusException.Kind.ERROR,
          ("e-ink: the panel was still busy after %d s %s: BUSY (GPIO %d) stayed high. Take the"
                  + " power from the Pi, press the board onto all 40 pins, and see with gpioinfo"
                  + " that nothing else uses the line")
              .formatted(LONGEST.toSeconds(), step, number));
    }
  }

  /// What is wrong when the line did not rise though it had to.
  BusException neverBegan(String step) {
    return new BusException(
        BusException.Kind.ERROR,
        ("e-ink: the panel did nothing %s: BUSY (GPIO %d) stayed low. Is SPI on (dtparam=spi=on),"
             + " is chip select CE0 the kernel's (no dtoverlay=spi0-0cs), and does the board sit on"
             + " all 40 pins?")
            .formatted(step, number));
  }

  private void checkRunning(String step) {
    if (stopped) {
      throw new BusException(
          BusException.Kind.ERROR, "e-ink: the board was closed while the panel was busy " + step);
    }
  }
}
