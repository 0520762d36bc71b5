package dev.hatrack.doctor;

import dev.hatrack.board.Board;
import dev.hatrack.bus.BusException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether a configured board answers, and is what it ought to be. Asks by reading.
record BoardAnswers(ConfiguredBoard board, Setup setup) implements Check {
  @Override
  public Finding examine(Machine machine) {
    if (board.simulated()) {
      return new Finding.Fine(board.slug() + " is simulated, and needs nothing");
    }
    return Askable.not(machine, setup.i2c())
        .<Finding>map(why -> new Finding.Unknown("whether %s answers".formatted(board.slug()), why))
        .orElseGet(this::ask);
  }

  Finding ask() {
    Optional<Board> asked = board.real().flatMap(ConfiguredBoard.Real::board);
    if (asked.isEmpty()) {
      return new Finding.Unknown(
          "whether %s answers".formatted(board.slug()), "its panel has to be known first");
    }
    try {
      asked.get().probe();
      return all(asked.get());
    } catch (BusException e) {
      return switch (e.kind()) {
        case NAK -> silent(e);
        case ERROR -> answering().map(at -> another(e, at)).orElseGet(() -> unasked(e));
      };
    }
  }

  /// A board with several chips is there when one of them is.
  private Finding all(Board asked) {
    List<BusException> complaints = asked.complaints();
    if (complaints.isEmpty()) {
      return new Finding.Fine("%s answers at %s".formatted(board.slug(), board.where(setup.i2c())));
    }
    return new Finding.Wrong(
        "%s answers, but not all of it is as it should be".formatted(board.slug()),
        complaints.stream().map(BusException::reason).collect(Collectors.joining("; ")),
        "i2cdetect -y -r %d    # shows who answers (apt install i2c-tools)".formatted(setup.i2c()),
        "sudo poweroff    # then seat the board alone on all its pins, and start again");
  }

  Finding.Wrong silent(BusException e) {
    return new Finding.Wrong(
        "%s does not answer at %s".formatted(board.slug(), board.where(setup.i2c())),
        e.reason(),
        "sudo poweroff    # then seat the board on all its pins, and start again",
        "i2cdetect -y -r %d    # shows who answers (apt install i2c-tools)".formatted(setup.i2c()));
  }

  Finding.Wrong unasked(BusException e) {
    return new Finding.Wrong(
        "%s could not be asked at %s".formatted(board.slug(), board.where(setup.i2c())),
        e.reason(),
        "dmesg | grep -i i2c    # what the kernel says of the bus");
  }

  private Finding.Wrong another(BusException e, int address) {
    return new Finding.Wrong(
        "What answers at %s is not %s as it should be"
            .formatted(ConfiguredBoard.where(address, setup.i2c()), board.slug()),
        e.reason(),
        "i2cdetect -y -r %d    # shows who answers (apt install i2c-tools)".formatted(setup.i2c()),
        "sudo poweroff    # then take off whatever else is on the header, and start again",
        "sudoedit %s    # or name the board in it that is really there".formatted(setup.file()));
  }

  /// The address at which somebody answers, whoever it is: a plain read works there.
  private Optional<Integer> answering() {
    return board
        .real()
        .flatMap(
            real ->
                board.addresses().stream().filter(address -> answers(real, address)).findFirst());
  }

  static boolean answers(ConfiguredBoard.Real real, int address) {
    try {
      return real.header().i2c(address).read(0, 1).length == 1;
    } catch (BusException _) {
      return false;
    }
  }
}
