package dev.hatrack.bus.simulated;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.EdgeListener;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.GpioOutput;
import dev.hatrack.bus.I2cDevice;
import dev.hatrack.bus.KernelDevices;
import dev.hatrack.bus.Pull;
import dev.hatrack.bus.SpiDevice;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The wires of one board that exists in software only: its chips on I2C, its GPIO lines, what can
/// go wrong with them, and a count of what went over them. Several simulated boards each have a
/// header of their own, so two of them may use the same address.
public final class SimulatedHeader implements Buses {
  private static final int LOWEST_ADDRESS = 0x08;
  private static final int HIGHEST_ADDRESS = 0x77;

  private final Map<Integer, I2cChip> chips = new TreeMap<>();
  private final Map<Integer, SpiChip> spiChips = new TreeMap<>();
  private final Map<Integer, SimulatedLine> lines = new TreeMap<>();
  private Fault fault = Fault.NONE;
  private long spiTransactions;
  private long spiBytes;
  private long transactions;
  private long bytes;
  private final WireTime time;

  /// Wires that take no time.
  public SimulatedHeader() {
    this(WireTime.none());
  }

  private SimulatedHeader(WireTime time) {
    this.time = time;
  }

  /// Wires on which each bit takes as long as on real ones, for benchmarks: 9 bits for each byte on
  /// I2C, 8 on SPI at the clock that the device was opened with. Nothing between the bytes is
  /// counted, so real wires are a little slower.
  ///
  /// @param i2cHertz 100,000 on a Pi that was not told otherwise
  public static SimulatedHeader atWireSpeed(int i2cHertz) {
    return new SimulatedHeader(WireTime.at(i2cHertz));
  }

  /// Solders a chip to the I2C wires.
  public synchronized void attach(int address, I2cChip chip) {
    checkAddress(address);
    if (chips.putIfAbsent(address, chip) != null) {
      throw new IllegalArgumentException("two chips at 0x%02x".formatted(address));
    }
  }

  /// The chip that a start with this address reaches, for a master that speaks byte by byte.
  ///
  /// @return empty where nobody would acknowledge
  public synchronized Optional<I2cChip> i2cChip(int address) {
    return fault == Fault.UNPLUGGED ? Optional.empty() : Optional.ofNullable(chips.get(address));
  }

  /// The chip that listens while a chip select is low, for a master that speaks byte by byte.
  public synchronized Optional<SpiChip> spiChip(int chipSelect) {
    return fault == Fault.UNPLUGGED
        ? Optional.empty()
        : Optional.ofNullable(spiChips.get(chipSelect));
  }

  /// Solders a chip to the SPI wires.
  public synchronized void attachSpi(int chipSelect, SpiChip chip) {
    if (spiChips.putIfAbsent(chipSelect, chip) != null) {
      throw new IllegalArgumentException("two chips at SPI chip select " + chipSelect);
    }
  }

  @Override
  public SpiDevice spi(int chipSelect, int hertz) {
    return bytes -> time.spi(bytes.length, hertz, () -> send(chipSelect, bytes));
  }

  /// Nobody acknowledges on SPI: without a chip the bytes go nowhere, and nobody is told.
  private void send(int chipSelect, byte[] bytes) {
    synchronized (this) {
      spiTransactions++;
      spiBytes += bytes.length;
      SpiChip chip = spiChips.get(chipSelect);
      if (fault == Fault.UNPLUGGED || chip == null) {
        return;
      }
      for (int at = 0; at < bytes.length; at += SpiDevice.LONGEST_TRANSFER) {
        int end = Math.min(bytes.length, at + SpiDevice.LONGEST_TRANSFER);
        chip.selected(true);
        for (int i = at; i < end; i++) {
          chip.accept(bytes[i] & 0xFF);
        }
        chip.selected(false);
      }
    }
  }

  @Override
  public GpioOutput output(int line, boolean high) {
    return line(line).open(high);
  }

  /// A simulated kernel drives none of the chips.
  @Override
  public KernelDevices kernel() {
    return KernelDevices.none();
  }

  @Override
  public I2cDevice i2c(int address) {
    checkAddress(address);
    return new Device(address);
  }

  @Override
  public GpioInput input(int line, Pull pull, EdgeListener listener) {
    return line(line).open(pull, listener);
  }

  /// A GPIO line as the board's end has it.
  ///
  /// @param number the BCM number
  public synchronized SimulatedLine line(int number) {
    return lines.computeIfAbsent(number, n -> new SimulatedLine(n, fault != Fault.UNPLUGGED));
  }

  public synchronized Fault fault() {
    return fault;
  }

  /// Breaks the wires, or mends them. Unplugging takes the power from every chip.
  public synchronized void fault(Fault next) {
    if (next == Fault.UNPLUGGED && fault != Fault.UNPLUGGED) {
      chips.values().forEach(I2cChip::powerCycle);
      spiChips.values().forEach(SpiChip::powerCycle);
    }
    fault = next;
    lines.values().forEach(line -> line.connected(next != Fault.UNPLUGGED));
  }

  /// What has gone over the I2C wires since the beginning.
  public synchronized Traffic traffic() {
    return new Traffic(transactions, bytes);
  }

  /// What has gone over the SPI wires since the beginning.
  public synchronized Traffic spiTraffic() {
    return new Traffic(spiTransactions, spiBytes);
  }

  @Override
  public void close() {
    // nothing is held
  }

  private static void checkAddress(int address) {
    if (address < LOWEST_ADDRESS || address > HIGHEST_ADDRESS) {
      throw new IllegalArgumentException(
          "0x%02x is no 7-bit I2C address of a chip: 0x08 to 0x77".formatted(address));
    }
  }

  /// The master's end of the wires, on its way to one address.
  private final class Device implements I2cDevice {
    private final int address;

    Device(int address) {
      this.address = address;
    }

    @Override
    public void write(byte... data) {
      var _ =
          transact(
              1 + data.length,
              () -> {
                send(select(false), data);
                return data;
              });
    }

    @Override
    public byte[] read(int register, int count) {
      if (register < 0 || register > 0xFF || count < 1) {
        throw new IllegalArgumentException("no read of " + count + " at register " + register);
      }
      return transact(3 + count, () -> readFrom(count, (byte) register));
    }

    @Override
    public byte[] readMemory(int at, int count) {
      if (at < 0 || at > 0xFFFF || count < 1) {
        throw new IllegalArgumentException("no read of " + count + " at memory address " + at);
      }
      return transact(4 + count, () -> readFrom(count, (byte) (at >> 8), (byte) at));
    }

    private byte[] transact(int length, Supplier<byte[]> transaction) {
      return time.i2c(
          length,
          () -> {
            synchronized (SimulatedHeader.this) {
              begin();
              try {
                return transaction.get();
              } finally {
                end();
              }
            }
          });
    }

    private byte[] readFrom(int count, byte... from) {
      send(select(false), from);
      I2cChip chip = select(true);
      byte[] data = new byte[count];
      for (int i = 0; i < count; i++) {
        bytes++;
        data[i] = (byte) chip.supply();
      }
      return data;
    }

    private void end() {
      I2cChip chip = chips.get(address);
      if (fault == Fault.NONE && chip != null) {
        chip.stopped();
      }
    }

    private void begin() {
      transactions++;
      if (fault == Fault.STUCK) {
        throw new BusException(
            BusException.Kind.ERROR,
            "I2C 0x%02x: the data line is stuck low (simulated fault)".formatted(address));
      }
    }

    private I2cChip select(boolean reading) {
      bytes++;
      I2cChip chip = chips.get(address);
      if (fault == Fault.UNPLUGGED || chip == null || !chip.addressed(reading)) {
        throw nak(reading ? "nobody answers the read" : "nobody answers");
      }
      return chip;
    }

    private void send(I2cChip chip, byte... values) {
      for (byte value : values) {
        bytes++;
        if (!chip.accept(value & 0xFF)) {
          throw nak("the chip refuses the byte 0x%02x".formatted(value));
        }
      }
    }

    private BusException nak(String what) {
      return new BusException(
          BusException.Kind.NAK, "I2C 0x%02x: %s (simulated board)".formatted(address, what));
    }
  }
}
