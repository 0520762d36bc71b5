package dev.hatrack.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;

/// One input for one parser: it is taken, or refused in the way that is documented and in words,
/// and costs no memory out of proportion.
final class Trial {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int SHOWN_BYTES = 512;

  private final Target target;

  Trial(Target target) {
    this.target = target;
  }

  /// @throws AssertionError when it is neither taken nor refused as it should be
  void of(byte[] input) {
    long most = target.memory(input.length);
    long cost = cost(input);
    if (cost > most) {
      cost = cost(input); // without the classes that the first one has loaded
    }
    if (cost > most) {
      throw failed(
          "takes %d bytes of memory, more than %d, for".formatted(cost, most),
          input,
          new IllegalStateException("out of proportion"));
    }
  }

  private long cost(byte[] input) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      target.read(input);
    } catch (Exception e) {
      requireRefusal(e, input);
    } catch (StackOverflowError | OutOfMemoryError e) {
      throw failed("breaks on", input, e);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private void requireRefusal(Exception e, byte[] input) {
    if (target.refusals().stream().noneMatch(refusal -> refusal.isInstance(e))) {
      throw failed("does not say that it throws what it throws on", input, e);
    }
    if (e.getMessage() == null || e.getMessage().isBlank()) {
      throw failed("does not say what is wrong with", input, e);
    }
  }

  private AssertionError failed(String what, byte[] input, Throwable cause) {
    int shown = Math.min(input.length, SHOWN_BYTES);
    return new AssertionError(
        "%s %s %d bytes: %s"
            .formatted(
                target.name(), what, input.length, HexFormat.of().formatHex(input, 0, shown)),
        cause);
  }
}
