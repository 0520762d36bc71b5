package dev.hatrack.fuzz;

import java.util.List;

/// A parser that reads what others wrote. Found by the service loader, since most of them can only
/// be called from their own package.
public interface Target {
  /// How it is called in reports, and by `tools/fuzz`.
  String name();

  /// Inputs that are right, from which wrong ones are made.
  List<byte[]> seeds();

  /// Words of the format, which are put in where they may or may not fit.
  default List<byte[]> words() {
    return List.of();
  }

  /// Has the input parsed, and whatever comes of it used.
  ///
  /// @throws Exception of a class in {@link #refusals}, with a message for whoever sent it
  void read(byte[] input) throws Exception;

  /// What the parser's documentation says that it throws on input that is wrong.
  List<Class<? extends Exception>> refusals();

  /// How many bytes of memory an input of this length may cost at most.
  default long memory(int length) {
    return (1L << 20) + 200L * length;
  }

  /// How many times as long as usual one input takes: so many fewer are tried.
  default int effort() {
    return 1;
  }
}
