package dev.hatrack.bus;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the kernel's own drivers make of the chips they have: found by the name that the driver
/// gives them, never by number, anew at each call.
public interface KernelDevices {
  /// A framebuffer.
  ///
  /// @param name as in `/sys/class/graphics/fb0/name`: `RPi-Sense FB`
  Optional<Framebuffer> framebuffer(String name);

  /// An input device, whose keys are reported until it is closed.
  ///
  /// @param name as in `/sys/class/input/event0/device/name`
  /// @param keys told of each event of type `EV_KEY`, on a thread of the device; must not wait
  /// @param lost told once, when the device goes away
  Optional<Subscribed> keys(String name, Consumer<KeyEvent> keys, Consumer<BusException> lost);

  /// A sensor of the kernel's Industrial I/O.
  ///
  /// @param names as in `/sys/bus/iio/devices/iio:device0/name`, any of them
  Optional<IioDevice> iio(List<String> names);

  /// The kernel driver that has an I2C address of the header's bus, if there is one.
  Optional<String> driverOf(int i2cAddress);

  /// A machine whose kernel drives no chip of ours.
  static KernelDevices none() {
    return NoKernelDevices.INSTANCE;
  }

  /// An open device file of pixels.
  interface Framebuffer extends AutoCloseable {
    /// Writes from the beginning.
    ///
    /// @throws BusException when the kernel does not take it
    void write(byte... bytes);

    /// Whether the device is still there.
    boolean there();

    @Override
    void close();
  }

  /// A key went down (`1`), came up (`0`) or repeats (`2`).
  ///
  /// @param code the number in the kernel's `input-event-codes.h`
  record KeyEvent(int code, int value) {}

  /// An input device that is listened to.
  interface Subscribed extends AutoCloseable {
    @Override
    void close();
  }

  /// One sensor's directory: small files of text.
  interface IioDevice {
    /// What a file of it says, without the line's end; empty where there is no such file.
    ///
    /// @param attribute `in_temp_raw`
    /// @throws BusException when the file is there but can't be read
    Optional<String> read(String attribute);
  }
}
