package dev.hatrack.bus.linux;

import com.pi4j.context.Context;
import com.pi4j.exception.InitializeException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// In the place of Pi4J's gpiod: notes what is asked of the lines, in the order in which gpiod
/// would ask libgpiod, and refuses with the C library's texts.
final class RecordedChip {
  private final List<String> seen = new ArrayList<>();
  private Optional<String> refusal = Optional.empty();

  List<String> seen() {
    return seen;
  }

  void refuse(String answer) {
    refusal = Optional.of(answer);
  }

  void obey() {
    refusal = Optional.empty();
  }

  DigitalInputProvider inputs() {
    return new Inputs();
  }

  DigitalOutputProvider outputs() {
    return new Outputs();
  }

  private void note(int line, String what) {
    refusal.ifPresent(
        answer -> {
          throw new IllegalStateException(answer);
        });
    seen.add(line + " " + what);
  }

  private void request(int line, String what) throws InitializeException {
    try {
      note(line, what);
    } catch (IllegalStateException e) {
      throw new InitializeException("line " + line, e);
    }
  }

  private final class Inputs extends DigitalInputProviderBase implements DigitalInputProvider {
    @Override
    public DigitalInput create(DigitalInputConfig config) {
      DigitalInput input = new Input(this, config);
      var _ = context.registry().add(input);
      return input;
    }
  }

  private final class Outputs extends DigitalOutputProviderBase implements DigitalOutputProvider {
    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
      DigitalOutput output = new Output(this, config);
      var _ = context.registry().add(output);
      return output;
    }
  }

  private final class Input extends DigitalInputBase {
    Input(DigitalInputProvider provider, DigitalInputConfig config) {
      super(provider, config);
    }

    @Override
    public DigitalInput initialize(Context context) throws InitializeException {
      request(config().address(), "requested " + config().getPull());
      return super.initialize(context);
    }

    @Override
    public DigitalState state() {
      note(config().address(), "read");
      return DigitalState.HIGH;
    }

    @Override
    public DigitalInput shutdown(Context context) {
      seen.add(config().address() + " released");
      return this;
    }
  }

  private final class Output extends DigitalOutputBase {
    Output(DigitalOutputProvider provider, DigitalOutputConfig config) {
      super(provider, config);
    }

    @Override
    public DigitalOutput initialize(Context context) throws InitializeException {
      request(config().address(), "requested " + config().initialState());
      return super.initialize(context);
    }

    @Override
    public DigitalOutput state(DigitalState state) {
      note(config().address(), "set " + state);
      return super.state(state);
    }

    @Override
    public DigitalOutput shutdown(Context context) {
      seen.add(config().address() + " released");
      return this;
    }
  }
}
