package dev.hatrack.bus.linux;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.EdgeListener;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.GpioOutput;
import dev.hatrack.bus.Pull;
import java.util.Optional;

/// GPIO through Pi4J's gpiod: linuxfs would use `/sys/class/gpio`, which current kernels number
/// differently, and which knows no pull resistors. Debouncing is left to whoever knows the button.
final class GpiodLines implements AutoCloseable {
  private Optional<Context> context = Optional.empty();

  synchronized GpioInput input(int line, Pull pull, EdgeListener listener) {
    try {
      return opened(line, pull, listener);
    } catch (RuntimeException | LinkageError e) {
      throw new BusException(BusException.Kind.ERROR, explain(line, e), e);
    }
  }

  synchronized GpioOutput output(int line, boolean high) {
    try {
      Context open = context();
      DigitalState level = high ? DigitalState.HIGH : DigitalState.LOW;
      DigitalOutput output =
          open.create(
              DigitalOutputConfigBuilder.newInstance(open)
                  .id("gpio-" + line)
                  .address(line)
                  .initial(level)
                  .build());
      output.state(level);
      return new DrivenLine(open, output, line);
    } catch (RuntimeException | LinkageError e) {
      throw new BusException(BusException.Kind.ERROR, explain(line, e), e);
    }
  }

  @Override
  public synchronized void close() {
    context.ifPresent(Context::shutdown);
    context = Optional.empty();
  }

  private GpioInput opened(int line, Pull pull, EdgeListener listener) {
    Context open = context();
    DigitalInput input =
        open.create(
            DigitalInputConfigBuilder.newInstance(open)
                .id("gpio-" + line)
                .address(line)
                .pull(resistance(pull))
                .debounce(0L)
                .build());
    input.addListener(event -> listener.edge(event.state() == DigitalState.HIGH));
    return new Line(open, input);
  }

  private Context context() {
    if (context.isEmpty()) {
      context =
          Optional.of(
              Pi4J.newContextBuilder()
                  .noAutoDetect()
                  .disableShutdownHook()
                  .add(
                      GpioDDigitalInputProvider.newInstance(),
                      GpioDDigitalOutputProvider.newInstance())
                  .build());
    }
    return context.orElseThrow();
  }

  private static PullResistance resistance(Pull pull) {
    return switch (pull) {
      case NONE -> PullResistance.OFF;
      case UP -> PullResistance.PULL_UP;
      case DOWN -> PullResistance.PULL_DOWN;
    };
  }

  private static String explain(int line, Throwable failure) {
    String what = "GPIO %d can't be had: ".formatted(line);
    if (failure instanceof LinkageError) {
      return what + "Pi4J's native library does not run on this machine's processor";
    }
    return what
        + innermost(failure).getMessage()
        + "; is this a Raspberry Pi, is the agent's user in the group gpio"
        + " (sudo usermod -aG gpio hatrack), and does nothing else have the line (gpioinfo)?";
  }

  private static Throwable innermost(Throwable failure) {
    Throwable inner = failure;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner;
  }

  private record DrivenLine(Context context, DigitalOutput output, int line) implements GpioOutput {
    @Override
    public void set(boolean high) {
      try {
        output.state(high ? DigitalState.HIGH : DigitalState.LOW);
      } catch (RuntimeException e) {
        throw new BusException(BusException.Kind.ERROR, explain(line, e), e);
      }
    }

    @Override
    public void close() {
      context.shutdown(output);
    }
  }

  private record Line(Context context, DigitalInput input) implements GpioInput {
    @Override
    public boolean high() {
      return input.state() == DigitalState.HIGH;
    }

    @Override
    public void close() {
      context.shutdown(input);
    }
  }
}
