package dev.hatrack.plugin.launch;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// Makes named pipes, which Java can open but not make: `mkfifo(3)` of the C library.
final class Fifo {
  private static final int OWNER_ONLY = 0600;

  private Fifo() {}

  /// @param path where nothing is yet
  /// @throws IOException when it can't be made there
  static void make(Path path) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      Linker.Option errno = Linker.Option.captureCallState("errno");
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      int result =
          (int) mkfifo(errno).invokeExact(state, arena.allocateFrom(path.toString()), OWNER_ONLY);
      if (result != 0) {
        int number =
            (int)
                Linker.Option.captureStateLayout()
                    .varHandle(MemoryLayout.PathElement.groupElement("errno"))
                    .get(state, 0L);
        throw new IOException("can't make the pipe " + path + ": errno " + number);
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("restricted") // allowed by --enable-native-access, which Pi4J needs as well
  private static MethodHandle mkfifo(Linker.Option errno) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find("mkfifo").orElseThrow(),
        FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
        errno);
  }
}
