package dev.hatrack.task.run;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A file that may be written anew while the task runs, as Nomad does with a template.
public final class WatchedFile {
  private final TaskFiles files;
  private final String path;
  private final Consumer<String> log;
  private byte @Nullable [] last;
  private String trouble = "";

  public WatchedFile(TaskContext context, String path) {
    this.files = context.files();
    this.path = path;
    this.log = context.log();
  }

  /// What is in it now; not to be changed. A file that is being rendered anew may be away for a
  /// moment: until it is back this is what was in it last, and the log says so once.
  ///
  /// @throws TaskFailed when it can't be read the first time
  public byte[] read() {
    byte @Nullable [] known = last;
    try {
      byte[] now = files.read(path);
      trouble = "";
      // the same array for the same bytes, so that they need not be looked at again
      byte[] kept = known != null && Arrays.equals(known, now) ? known : now;
      last = kept;
      return kept;
    } catch (TaskFailed e) {
      if (known == null) {
        throw e;
      }
      tell(String.valueOf(e.getMessage()));
      return known;
    }
  }

  private void tell(String message) {
    if (!message.equals(trouble)) {
      log.accept(message + "; going on with what was there");
    }
    trouble = message;
  }
}
