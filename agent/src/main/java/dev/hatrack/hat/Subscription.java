package dev.hatrack.hat;

/// Something that goes on until it is closed. Closing twice does no harm.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
