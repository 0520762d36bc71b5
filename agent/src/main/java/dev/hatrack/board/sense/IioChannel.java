package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.KernelDevices;
import dev.hatrack.bus.KernelDevices.IioDevice;
import dev.hatrack.hat.Quantity;
import java.util.List;

/// Where Industrial I/O keeps a quantity.
///
/// @param devices the names that kernels give the device, any of them
/// @param channels the beginning of the files' names, one for each component: `in_accel_x`
/// @param shared the beginning of the name of a scale or offset that is the same for all of them
record IioChannel(
    Quantity quantity, List<String> devices, List<String> channels, String shared, IioUnit unit) {
  IioChannel {
    devices = List.copyOf(devices);
    channels = List.copyOf(channels);
  }

  /// A plain number.
  static IioChannel number(Quantity quantity, String device, String channel, IioUnit unit) {
    return new IioChannel(quantity, List.of(device), List.of(channel), channel, unit);
  }

  /// Three axes.
  static IioChannel vector(Quantity quantity, List<String> devices, String channel, IioUnit unit) {
    List<String> axes = quantity.components().stream().map(axis -> channel + "_" + axis).toList();
    return new IioChannel(quantity, devices, axes, channel, unit);
  }

  /// @throws BusException when there is no such device, or it can't be read
  List<Double> read(KernelDevices kernel) {
    IioDevice device =
        kernel
            .iio(devices)
            .orElseThrow(
                () ->
                    error(
                        "the kernel's driver has the chip, but there is no device of that name"
                            + " under /sys/bus/iio/devices; see what 'dmesg' says, or reboot"));
    return channels.stream().map(channel -> value(device, channel)).toList();
  }

  private double value(IioDevice device, String channel) {
    double raw = number(device, channel + "_raw");
    double scale = optional(device, channel + "_scale", shared + "_scale", 1);
    double offset = optional(device, channel + "_offset", shared + "_offset", 0);
    return unit.convert((raw + offset) * scale, scale);
  }

  private double optional(IioDevice device, String own, String all, double otherwise) {
    for (String attribute : List.of(own, all)) {
      if (device.read(attribute).isPresent()) {
        return number(device, attribute);
      }
    }
    return otherwise;
  }

  private double number(IioDevice device, String attribute) {
    String text = device.read(attribute).orElseThrow(() -> error("there is no file " + attribute));
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw error("%s says '%s', which is no number".formatted(attribute, text));
    }
  }

  private BusException error(String what) {
    return new BusException(
        BusException.Kind.ERROR, "IIO %s: %s".formatted(String.join(" or ", devices), what));
  }
}
