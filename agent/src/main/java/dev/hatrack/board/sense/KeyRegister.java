package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.I2cDevice;
import dev.hatrack.bus.Pull;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The joystick through the microcontroller's key register, which is read when the interrupt line
/// rises. Not on the thread that tells of the edge: the bus may be waiting for that one.
final class KeyRegister {
  /// Is told of every key at each reading.
  @FunctionalInterface
  interface Listener {
    void key(String name, boolean down);
  }

  static final int INTERRUPT_LINE = 23;

  private static final int KEYS = 0xF2;

  /// By bit, from the lowest.
  private static final List<String> BITS = List.of("down", "right", "up", "middle", "left");

  private static final Logger log = LoggerFactory.getLogger(KeyRegister.class);

  private final I2cDevice controller;
  private final Listener listener;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("sense-hat-joystick").factory());
  private Optional<GpioInput> line = Optional.empty();

  KeyRegister(I2cDevice controller, Listener listener) {
    this.controller = controller;
    this.listener = listener;
  }

  synchronized void open(Buses buses) {
    line = Optional.of(buses.input(INTERRUPT_LINE, Pull.NONE, this::edge));
  }

  private void edge(boolean high) {
    if (!high) {
      return;
    }
    try {
      reader.execute(this::readInterrupted);
    } catch (RejectedExecutionException e) {
      log.trace("an edge after the end", e);
    }
  }

  private void readInterrupted() {
    try {
      read();
    } catch (BusException e) {
      log.debug("the joystick was not read: {}", e.reason());
    }
  }

  /// @throws BusException when the controller does not answer
  void read() {
    int keys = controller.read(KEYS, 1)[0];
    for (int bit = 0; bit < BITS.size(); bit++) {
      listener.key(BITS.get(bit), (keys & (1 << bit)) != 0);
    }
  }

  synchronized void close() {
    line.ifPresent(GpioInput::close);
    line = Optional.empty();
    reader.shutdown();
  }
}
