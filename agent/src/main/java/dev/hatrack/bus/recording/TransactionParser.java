package dev.hatrack.bus.recording;

import java.util.List;
import java.util.Optional;

/// Reads the lines that {@link Transaction#line} writes.
public final class TransactionParser {
  private static final int HEX = 16;
  private static final String NOTHING_CAME = "??";

  private TransactionParser() {}

  /// @throws IllegalArgumentException when the line is not of the form; the message says where
  public static Transaction parse(String line) {
    List<String> words = List.of(line.strip().split(" +"));
    return switch (words.getFirst()) {
      case "i2c" -> i2c(words);
      case "spi" -> spi(words);
      case "gpio" -> gpio(words);
      default ->
          throw new IllegalArgumentException(
              "begins with '%s'; 'i2c', 'spi' or 'gpio' is known".formatted(words.getFirst()));
    };
  }

  private static Transaction i2c(List<String> words) {
    if (words.size() < 4) {
      throw new IllegalArgumentException(
          "is too short; expected 'i2c 0x74 w 24 00 ok' or 'i2c 0x74 r 0f bc ok'");
    }
    int address = address(words.get(1));
    Transaction.Outcome outcome = outcome(words.getLast());
    List<String> middle = words.subList(3, words.size() - 1);
    return switch (words.get(2)) {
      case "w" -> new Transaction.I2cWrite(address, octets(middle), outcome);
      case "r" -> read(address, middle, outcome);
      default ->
          throw new IllegalArgumentException(
              "has '%s' where 'w' or 'r' is expected".formatted(words.get(2)));
    };
  }

  private static Transaction read(int address, List<String> words, Transaction.Outcome outcome) {
    if (words.size() < 2) {
      throw new IllegalArgumentException("reads nothing; expected a register and its bytes");
    }
    List<String> bytes = words.subList(1, words.size());
    boolean went = outcome == Transaction.Outcome.OK;
    if (!went && !bytes.stream().allMatch(NOTHING_CAME::equals)) {
      throw new IllegalArgumentException("failed, so each byte of it is '??'");
    }
    Optional<Octets> data = went ? Optional.of(octets(bytes)) : Optional.empty();
    String from = words.getFirst();
    if (from.matches("[0-9a-f]{4}")) {
      int at = Integer.parseInt(from, HEX);
      return new Transaction.I2cMemoryRead(address, at, bytes.size(), data, outcome);
    }
    return new Transaction.I2cRead(address, hex(from), bytes.size(), data, outcome);
  }

  private static Transaction spi(List<String> words) {
    if (words.size() < 4 || !words.get(1).matches("0\\.[01]") || !words.get(2).equals("w")) {
      throw new IllegalArgumentException("is not of the form 'spi 0.0 w 12 ok'");
    }
    int chipSelect = words.get(1).charAt(2) - '0';
    return new Transaction.SpiWrite(
        chipSelect, octets(words.subList(3, words.size() - 1)), outcome(words.getLast()));
  }

  private static Transaction gpio(List<String> words) {
    boolean output = words.size() == 4 && words.get(2).equals("out");
    if (words.size() != 4 || !(output || words.get(2).equals("in"))) {
      throw new IllegalArgumentException("is not of the form 'gpio 5 in 0' or 'gpio 22 out 1'");
    }
    int number = decimal(words.get(1));
    return switch (words.get(3)) {
      case "0" -> level(number, output, false);
      case "1" -> level(number, output, true);
      case "error" -> new Transaction.GpioRefused(number, output);
      default ->
          throw new IllegalArgumentException(
              "ends with '%s'; expected 0, 1 or error".formatted(words.get(3)));
    };
  }

  private static Transaction level(int number, boolean output, boolean high) {
    return output
        ? new Transaction.GpioDriven(number, high)
        : new Transaction.GpioLevel(number, high);
  }

  private static Transaction.Outcome outcome(String word) {
    for (Transaction.Outcome outcome : Transaction.Outcome.values()) {
      if (outcome.word().equals(word)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException(
        "ends with '%s'; expected ok, nak or error (was it cut off?)".formatted(word));
  }

  private static int address(String word) {
    if (!word.matches("0x[0-7][0-9a-f]")) {
      throw new IllegalArgumentException(
          "has '%s' where an address such as 0x74 is expected".formatted(word));
    }
    return Integer.parseInt(word.substring(2), HEX);
  }

  private static Octets octets(List<String> words) {
    byte[] values = new byte[words.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) hex(words.get(i));
    }
    return Octets.of(values);
  }

  private static int hex(String word) {
    if (!word.matches("[0-9a-f]{2}")) {
      throw new IllegalArgumentException(
          "has '%s' where two hexadecimal digits are expected".formatted(word));
    }
    return Integer.parseInt(word, HEX);
  }

  private static int decimal(String word) {
    if (!word.matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException(
          "has '%s' where a GPIO number is expected".formatted(word));
    }
    return Integer.parseInt(word);
  }
}
