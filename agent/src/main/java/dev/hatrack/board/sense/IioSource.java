package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.KernelDevices;
import dev.hatrack.bus.KernelDevices.IioDevice;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sensors that the kernel drives, through its Industrial I/O.
///
/// @param chip what the datasheet calls it
/// @param channels what is read from which of the kernel's devices
record IioSource(KernelDevices kernel, String chip, List<Channel> channels, InstantSource clock)
    implements SensorSource {
  /// One quantity of one device.
  ///
  /// @param names of the device, as different kernels have it
  /// @param stem of its files: `in_temp`
  /// @param perUnit what to multiply the kernel's unit with to get ours
  record Channel(List<String> names, Quantity quantity, String stem, double perUnit) {}

  @Override
  public void probe() {
    channels.forEach(this::device);
  }

  @Override
  public void start() {
    probe();
  }

  @Override
  public List<Reading> read() {
    List<Reading> readings = new ArrayList<>();
    for (Channel channel : channels) {
      IioDevice device = device(channel);
      List<Double> values = values(device, channel);
      readings.add(new Reading(channel.quantity(), values, chip, clock.instant()));
    }
    return readings;
  }

  private IioDevice device(Channel channel) {
    return kernel
        .iio(channel.names())
        .orElseThrow(
            () ->
                new BusException(
                    BusException.Kind.ERROR,
                    ("the kernel's driver has the %s, but there is no %s under"
                            + " /sys/bus/iio/devices: dmesg says why")
                        .formatted(chip, String.join(" or ", channel.names()))));
  }

  private List<Double> values(IioDevice device, Channel channel) {
    List<String> components = channel.quantity().components();
    return components.isEmpty()
        ? List.of(value(device, channel, ""))
        : components.stream().map(axis -> value(device, channel, "_" + axis)).toList();
  }

  /// A value as the kernel's `sysfs-bus-iio` defines it: `(raw + offset) * scale`, unless it has
  /// been worked out already. Offset and scale may be an axis's own, or all axes'.
  private double value(IioDevice device, Channel channel, String axis) {
    String stem = channel.stem();
    Optional<Double> done = number(device, stem + axis + "_input");
    if (done.isPresent()) {
      return done.get() * channel.perUnit();
    }
    double raw =
        number(device, stem + axis + "_raw")
            .orElseThrow(
                () ->
                    new BusException(
                        BusException.Kind.ERROR,
                        "the kernel shows no %s%s_raw of the %s".formatted(stem, axis, chip)));
    double offset = own(device, stem, axis, "_offset").orElse(0.0);
    double scale = own(device, stem, axis, "_scale").orElse(1.0);
    return (raw + offset) * scale * channel.perUnit();
  }

  private Optional<Double> own(IioDevice device, String stem, String axis, String what) {
    return number(device, stem + axis + what).or(() -> number(device, stem + what));
  }

  private Optional<Double> number(IioDevice device, String attribute) {
    Optional<String> text = device.read(attribute);
    try {
      return text.map(Double::valueOf);
    } catch (NumberFormatException e) {
      throw new BusException(
          BusException.Kind.ERROR,
          "%s of the %s says \"%s\", which is no number".formatted(attribute, chip, text.get()),
          e);
    }
  }
}
