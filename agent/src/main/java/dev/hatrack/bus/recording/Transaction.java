package dev.hatrack.bus.recording;

import java.util.Collections;
import java.util.Optional;

/// One thing that happened on the wires, and one line of a recording.
public sealed interface Transaction {
  /// How it ended.
  enum Outcome {
    /// Everything was acknowledged.
    OK("ok"),
    /// Nobody acknowledged the address, or a byte was refused.
    NAK("nak"),
    /// The bus failed.
    ERROR("error");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /// The last word of the line.
    String word() {
      return word;
    }
  }

  /// `i2c 0x74 w 24 00 ff ok`.
  record I2cWrite(int address, Octets data, Outcome outcome) implements Transaction {
    @Override
    public String line() {
      return words("i2c 0x%02x w".formatted(address), data.toString(), outcome.word());
    }
  }

  /// `i2c 0x74 r 0f bc ok`: one byte read from register 0x0f. A read that failed has `??` for each
  /// byte that did not come.
  ///
  /// @param count how many bytes were asked for
  /// @param data what came; empty unless the outcome is `OK`
  record I2cRead(int address, int register, int count, Optional<Octets> data, Outcome outcome)
      implements Transaction {
    public I2cRead {
      checkRead(count, data, outcome);
    }

    @Override
    public String line() {
      return words(
          "i2c 0x%02x r %02x".formatted(address, register), came(count, data), outcome.word());
    }
  }

  /// `i2c 0x50 r 0000 d4 00 ok`: like {@link I2cRead}, but from a memory address of 16 bits.
  ///
  /// @param count how many bytes were asked for
  /// @param data what came; empty unless the outcome is `OK`
  record I2cMemoryRead(int address, int at, int count, Optional<Octets> data, Outcome outcome)
      implements Transaction {
    public I2cMemoryRead {
      checkRead(count, data, outcome);
    }

    @Override
    public String line() {
      return words("i2c 0x%02x r %04x".formatted(address, at), came(count, data), outcome.word());
    }
  }

  /// `spi 0.0 w 12 ok`, bus and chip select before what was written.
  record SpiWrite(int chipSelect, Octets data, Outcome outcome) implements Transaction {
    @Override
    public String line() {
      return words("spi 0.%d w".formatted(chipSelect), data.toString(), outcome.word());
    }
  }

  /// `gpio 22 out 1`: the Pi drives the line.
  record GpioDriven(int number, boolean high) implements Transaction {
    @Override
    public String line() {
      return "gpio " + number + " out " + (high ? 1 : 0);
    }
  }

  /// `gpio 5 in 0`: the level when the line was opened, and after each edge.
  record GpioLevel(int number, boolean high) implements Transaction {
    @Override
    public String line() {
      return "gpio " + number + " in " + (high ? 1 : 0);
    }
  }

  /// `gpio 5 in error` or `gpio 22 out error`: the line could not be had, or not be driven.
  record GpioRefused(int number, boolean output) implements Transaction {
    @Override
    public String line() {
      return "gpio " + number + (output ? " out error" : " in error");
    }
  }

  /// The line of a recording, without its end. {@link TransactionParser} reads it again.
  String line();

  private static void checkRead(int count, Optional<Octets> data, Outcome outcome) {
    if (data.isPresent() != (outcome == Outcome.OK)
        || data.map(Octets::size).orElse(count) != count) {
      throw new IllegalArgumentException("a read has its bytes when it went well, and only then");
    }
  }

  private static String came(int count, Optional<Octets> data) {
    return data.map(Octets::toString)
        .orElseGet(() -> String.join(" ", Collections.nCopies(count, "??")));
  }

  private static String words(String head, String bytes, String outcome) {
    return bytes.isEmpty() ? head + " " + outcome : head + " " + bytes + " " + outcome;
  }
}
