package dev.hatrack.doctor;

/// What kind of machine this is.
final class PiModel implements Check {
  private static final String MODEL = "proc/device-tree/model";

  @Override
  public Finding examine(Machine machine) {
    return machine
        .text(MODEL)
        .<Finding>map(Finding.Fine::new)
        .orElseGet(
            () ->
                new Finding.Unknown(
                    "which Raspberry Pi this is",
                    "there is no /%s; other machines have none".formatted(MODEL)));
  }
}
