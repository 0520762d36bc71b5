package dev.hatrack.bus;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A kernel that drives none of our chips.
enum NoKernelDevices implements KernelDevices {
  INSTANCE;

  @Override
  public Optional<Framebuffer> framebuffer(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<Subscribed> keys(
      String name, Consumer<KeyEvent> keys, Consumer<BusException> lost) {
    return Optional.empty();
  }

  @Override
  public Optional<IioDevice> iio(List<String> names) {
    return Optional.empty();
  }

  @Override
  public Optional<String> driverOf(int i2cAddress) {
    return Optional.empty();
  }
}
