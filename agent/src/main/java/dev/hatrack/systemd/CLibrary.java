package dev.hatrack.systemd;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// Calls into the C library that set `errno`.
final class CLibrary {
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final VarHandle ERRNO_VALUE =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private CLibrary() {}

  /// A call, once its arguments are known.
  @FunctionalInterface
  interface Call {
    /// @param errno the first argument of every handle
    /// @return what the function returned; below zero it failed
    long with(MemorySegment errno) throws Throwable;
  }

  /// Makes the call.
  ///
  /// @param what what it was to do, for the error
  /// @throws IOException when the function failed, with its errno
  static long call(String what, Call call) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
      long result = call.with(errno);
      if (result < 0) {
        throw new IOException(
            "can't %s: errno %d".formatted(what, (int) ERRNO_VALUE.get(errno, 0L)));
      }
      return result;
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// A function of the C library. Its handle's first argument takes errno.
  @SuppressWarnings("restricted") // allowed by --enable-native-access, which Pi4J needs as well
  static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(),
        FunctionDescriptor.of(result, arguments),
        ERRNO);
  }

  /// `close(2)`, for what Java did not open.
  static void close(int descriptor) throws IOException {
    MethodHandle close = function("close", JAVA_INT, JAVA_INT);
    var _ = call("close it", errno -> (int) close.invokeExact(errno, descriptor));
  }
}
