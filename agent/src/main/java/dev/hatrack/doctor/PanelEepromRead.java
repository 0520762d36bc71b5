package dev.hatrack.doctor;

import dev.hatrack.board.inky.EepromReader;
import dev.hatrack.board.inky.PanelEeprom.Verdict;
import dev.hatrack.bus.BusException;

/// Whether an e-ink board's own EEPROM says which panel it has.
record PanelEepromRead(ConfiguredBoard board, Setup setup) implements Check {
  @Override
  public Finding examine(Machine machine) {
    return Askable.not(machine, setup.i2c())
        .<Finding>map(
            why -> new Finding.Unknown("what the EEPROM of %s says".formatted(board.slug()), why))
        .orElseGet(this::ask);
  }

  Finding ask() {
    ConfiguredBoard.Real real = board.real().orElseThrow();
    try {
      return judge(EepromReader.thorough(real.header().i2c(board.address())).look());
    } catch (BusException e) {
      BoardAnswers answer = new BoardAnswers(board, setup);
      return e.kind() == BusException.Kind.NAK ? answer.silent(e) : answer.unasked(e);
    }
  }

  private Finding judge(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Known known -> known(known);
      case Verdict.NoDriver other ->
          new Finding.Wrong(
              "This Hatrack has no driver for the panel of %s".formatted(board.slug()),
              other.reason(),
              "sudoedit %s    # take %s out of boards".formatted(setup.file(), board.slug()));
      case Verdict.NotAnInky other ->
          new Finding.Wrong(
              "The EEPROM of %s can't be read: what %s says is no Inky's"
                  .formatted(board.slug(), board.where(setup.i2c())),
              other.reason(),
              "sudo poweroff    # then take off whatever else is on the header, and start again",
              "i2cdetect -y -r %d    # shows who answers (apt install i2c-tools)"
                  .formatted(setup.i2c()));
    };
  }

  /// It may still be another panel than the one that the configuration names.
  private Finding known(Verdict.Known known) {
    boolean named = board.real().flatMap(ConfiguredBoard.Real::board).isPresent();
    return named
        ? new BoardAnswers(board, setup).ask()
        : new Finding.Fine(
            "the EEPROM at %s says: %s".formatted(board.where(setup.i2c()), known.eeprom()));
  }
}
