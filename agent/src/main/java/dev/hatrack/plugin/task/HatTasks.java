package dev.hatrack.plugin.task;

import dev.hatrack.plugin.driver.PreparedRun;
import dev.hatrack.plugin.driver.RunContext;
import dev.hatrack.plugin.driver.RunnableTasks;
import dev.hatrack.plugin.driver.TaskDirectory;
import dev.hatrack.task.PreparedTask;
import dev.hatrack.task.TaskKind;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.run.TaskFailed;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The tasks of `hat-tasks`.
public final class HatTasks implements RunnableTasks {
  @Override
  public List<String> labels() {
    return Arrays.stream(TaskKind.values()).map(TaskKind::label).toList();
  }

  @Override
  public PreparedRun prepare(
      String label, List<String> arguments, Map<String, String> environment) {
    return new Run(PreparedTask.of(label, arguments, environment));
  }

  private record Run(PreparedTask prepared) implements PreparedRun {
    @Override
    public Options options() {
      return Options.of(prepared.board().map(board -> Map.of("board", board)).orElseGet(Map::of));
    }

    @Override
    public void run(RunContext context) throws InterruptedException {
      context.log().accept("runs inside the Hatrack agent");
      prepared
          .task()
          .run(
              new TaskContext(
                  context.client(),
                  context.time(),
                  context.stop(),
                  context.log(),
                  path -> read(context.files(), path)));
    }

    private static byte[] read(TaskDirectory files, String path) {
      try {
        return files.read(path);
      } catch (IOException e) {
        throw new TaskFailed("can't read " + path + ": " + e.getMessage(), e);
      }
    }
  }
}
