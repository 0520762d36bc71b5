package dev.hatrack.bus.linux;

import dev.hatrack.bus.BusException;

/// What went wrong with one line, in words for a person: from the C library's text, which libgpiod
/// and Pi4J hand on.
final class GpioFailures {
  private final String where;

  GpioFailures(int line) {
    this.where = "GPIO %d: ".formatted(line);
  }

  BusException explain(Throwable failure) {
    if (failure instanceof LinkageError) {
      return error("Pi4J's native library does not run on this machine's processor", failure);
    }
    String answer = String.valueOf(innermost(failure).getMessage());
    if (answer.contains("Device or resource busy")) {
      return error(
          "something else has the line (gpioinfo tells what); stop it, or take its dtoverlay out"
              + " of /boot/firmware/config.txt",
          failure);
    }
    if (answer.contains("Permission denied") || answer.contains("Operation not permitted")) {
      return error(
          "no permission; add the agent's user to the group gpio: sudo usermod -aG gpio hatrack",
          failure);
    }
    if (answer.contains("No gpio chip yet initialized")) {
      return error("Pi4J does not know this machine as a Raspberry Pi", failure);
    }
    return error(answer, failure);
  }

  BusException alreadyHeld() {
    return new BusException(
        BusException.Kind.ERROR, where + "the agent has this line already, for another purpose");
  }

  BusException givenBack() {
    return new BusException(BusException.Kind.ERROR, where + "the line has been given back");
  }

  private BusException error(String what, Throwable failure) {
    return new BusException(BusException.Kind.ERROR, where + what, failure);
  }

  private static Throwable innermost(Throwable failure) {
    Throwable inner = failure;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner;
  }
}
