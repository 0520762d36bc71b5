package dev.hatrack.doctor;

import java.io.IOException;
import java.util.Optional;

/// Whether a program answers, and takes our token.
record ServiceAnswers(Service service) implements Check {
  @Override
  public Finding examine(Machine machine) {
    String name = service.name();
    if (!service.wanted()) {
      return new Finding.Fine(name + " is switched off in the configuration");
    }
    try {
      Optional<String> refusal = service.question().ask();
      return refusal.isEmpty()
          ? new Finding.Fine("%s answers at %s".formatted(name, service.address()))
          : new Finding.Wrong(name + " refuses our token", refusal.get(), service.whenRefused());
    } catch (IOException e) {
      return new Finding.Wrong(
          "%s can't be reached at %s".formatted(name, service.address()),
          Optional.ofNullable(e.getMessage()).orElseGet(e::toString),
          service.whenSilent());
    }
  }
}
