package dev.hatrack.plugin.local;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Makes calls that touch a file on a thread that nobody interrupts. A task is killed by an
/// interrupt, and one that reaches a thread inside a `FileChannel` closes the channel, which here
/// is everybody's: the queue of an e-ink panel, or the kernel's files of a sensor.
final class Undisturbed {
  private static final Executor THREADS = Thread::startVirtualThread;

  /// Waits for the call, through interrupts too, which are kept for afterwards.
  <T> T call(Supplier<T> call) {
    try {
      return CompletableFuture.supplyAsync(call, THREADS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
