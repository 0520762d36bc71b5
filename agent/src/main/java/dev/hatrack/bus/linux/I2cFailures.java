package dev.hatrack.bus.linux;

import dev.hatrack.bus.BusException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/// What went wrong with one chip, in words for a person: from the kernel's answer, which Pi4J hands
/// on as the C library's text.
final class I2cFailures {
  private final String where;

  I2cFailures(int bus, int address) {
    this.where = "I2C bus %d, address 0x%02x: ".formatted(bus, address);
  }

  BusException explain(Throwable failure) {
    if (failure instanceof LinkageError) {
      return error("Pi4J's native library does not run on this machine's processor", failure);
    }
    return kernelAnswer(failure)
        .map(answer -> fromKernel(answer, failure))
        .orElseGet(() -> error(failure.toString(), failure));
  }

  BusException tooShort(int asked, int came) {
    return new BusException(
        BusException.Kind.ERROR, where + "asked for " + asked + " bytes, got " + came);
  }

  private BusException fromKernel(String answer, Throwable failure) {
    if (answer.contains("Remote I/O error") || answer.contains("No such device or address")) {
      return new BusException(
          BusException.Kind.NAK,
          where + "nobody answers; is the board seated on the header?",
          failure);
    }
    if (answer.contains("Device or resource busy")) {
      return error(
          "a kernel driver has this chip; unload it, or take its dtoverlay out of"
              + " /boot/firmware/config.txt",
          failure);
    }
    if (answer.contains("Permission denied")) {
      return error(
          "no permission; add the agent's user to the group i2c: sudo usermod -aG i2c hatrack",
          failure);
    }
    if (answer.contains("timed out")) {
      return error("the bus does not move (timed out); is a line stuck or shorted?", failure);
    }
    return error(answer, failure);
  }

  private BusException error(String what, Throwable failure) {
    return new BusException(BusException.Kind.ERROR, where + what, failure);
  }

  /// The innermost message of an `IOException`: Pi4J wraps it in exceptions of its own.
  private static Optional<String> kernelAnswer(Throwable failure) {
    return Stream.iterate(
            Optional.of(failure), Optional::isPresent, e -> e.map(Throwable::getCause))
        .flatMap(Optional::stream)
        .filter(IOException.class::isInstance)
        .map(e -> String.valueOf(e.getMessage()))
        .reduce((outer, inner) -> inner);
  }
}
