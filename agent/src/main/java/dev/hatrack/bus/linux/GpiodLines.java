package dev.hatrack.bus.linux;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.Digital;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import dev.hatrack.bus.EdgeListener;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.GpioOutput;
import dev.hatrack.bus.Pull;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

/// GPIO through Pi4J's gpiod: linuxfs would use `/sys/class/gpio`, which current kernels number
/// differently, and which knows no pull resistors. Debouncing is left to whoever knows the button.
///
/// Which chip: Pi4J 3.0.4 goes through `/dev/gpiochip*` and takes the first whose label contains
/// `pinctrl` (`pinctrl-bcm2835`, `pinctrl-bcm2711`, `pinctrl-rp1`). The chip's number plays no
/// part, so kernels that renumber the chips change nothing, unless somebody names one with Pi4J's
/// own property `gpio.chip.name`. It looks only on boards that it knows.
final class GpiodLines implements AutoCloseable {
  private final GpioNodes nodes;
  private final Supplier<Context> contexts;
  private final ReadWriteLock chip = new ReentrantReadWriteLock();
  private final Map<Integer, HeldLine<?>> lines = new HashMap<>();
  private Optional<Context> context = Optional.empty();

  GpiodLines(GpioNodes nodes) {
    this(nodes, GpiodLines::gpiod);
  }

  /// @param contexts opens GPIO, with providers of inputs and of outputs
  GpiodLines(GpioNodes nodes, Supplier<Context> contexts) {
    this.nodes = nodes;
    this.contexts = contexts;
  }

  GpioInput input(int line, Pull pull, EdgeListener listener) {
    HeldLine<DigitalInput> held = hold(line, open -> input(open, line, pull, listener));
    return new GpioInput() {
      @Override
      public boolean high() {
        return held.use(DigitalInput::state) == DigitalState.HIGH;
      }

      @Override
      public void close() {
        giveBack(line, held);
      }
    };
  }

  GpioOutput output(int line, boolean high) {
    HeldLine<DigitalOutput> held = hold(line, open -> output(open, line, high));
    return new GpioOutput() {
      @Override
      public void set(boolean level) {
        var _ = held.use(output -> output.state(state(level)));
      }

      @Override
      public void close() {
        giveBack(line, held);
      }
    };
  }

  /// Lines first, for Pi4J waits for their listeners; then, with nobody on it, the chip.
  @Override
  public synchronized void close() {
    Map.copyOf(lines).forEach(this::giveBack);
    closeChip();
  }

  private synchronized <T extends Digital<?, ?, ?>> HeldLine<T> hold(
      int line, Function<Context, T> create) {
    GpioFailures failures = new GpioFailures(line);
    if (lines.containsKey(line)) {
      throw failures.alreadyHeld();
    }
    try {
      nodes.check();
      HeldLine<T> held = new HeldLine<>(create.apply(opened()), failures, chip.readLock());
      var _ = lines.put(line, held);
      return held;
    } catch (IOException | RuntimeException | LinkageError e) {
      if (lines.isEmpty()) {
        closeChip(); // a context that began badly stays bad: its providers may be missing
      }
      throw failures.explain(e);
    }
  }

  private synchronized void giveBack(int line, HeldLine<?> held) {
    if (held.release()) {
      var _ = lines.remove(line);
      context.ifPresent(open -> open.shutdown(held.digital()));
    }
  }

  private Context opened() {
    if (context.isEmpty()) {
      context = Optional.of(contexts.get());
    }
    return context.orElseThrow();
  }

  private void closeChip() {
    chip.writeLock().lock();
    try {
      context.ifPresent(Context::shutdown);
      context = Optional.empty();
    } finally {
      chip.writeLock().unlock();
    }
  }

  private static DigitalInput input(Context open, int line, Pull pull, EdgeListener listener) {
    DigitalInput input =
        open.create(
            DigitalInputConfigBuilder.newInstance(open)
                .id("gpio-" + line)
                .address(line)
                .pull(resistance(pull))
                .debounce(0L)
                .build());
    input.addListener(event -> listener.edge(event.state() == DigitalState.HIGH));
    return input;
  }

  /// The level comes with the request for the line: it is never driven the other way.
  private static DigitalOutput output(Context open, int line, boolean high) {
    return open.create(
        DigitalOutputConfigBuilder.newInstance(open)
            .id("gpio-" + line)
            .address(line)
            .initial(state(high))
            .build());
  }

  private static Context gpiod() {
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .disableShutdownHook()
        .add(GpioDDigitalInputProvider.newInstance(), GpioDDigitalOutputProvider.newInstance())
        .build();
  }

  private static DigitalState state(boolean high) {
    return high ? DigitalState.HIGH : DigitalState.LOW;
  }

  private static PullResistance resistance(Pull pull) {
    return switch (pull) {
      case NONE -> PullResistance.OFF;
      case UP -> PullResistance.PULL_UP;
      case DOWN -> PullResistance.PULL_DOWN;
    };
  }
}
