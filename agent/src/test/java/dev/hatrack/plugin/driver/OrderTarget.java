package dev.hatrack.plugin.driver;

import dev.hatrack.fuzz.Target;
import dev.hatrack.task.run.UsageException;
import java.util.List;
import java.util.Map;

/// A job's `config` in MessagePack, which whoever may submit jobs has written.
public final class OrderTarget implements Target {
  @Override
  public String name() {
    return "order";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        Message.of(
            Map.of(
                "task",
                "scroll-clock",
                "args",
                List.of("--24h", 5, true),
                "options",
                List.of(Map.of("brightness", 1)),
                "priority",
                60)),
        Message.of(Map.of("task", "text", "options", Map.of("text", "hello"))));
  }

  @Override
  public void read(byte[] input) {
    var _ = OrderReader.read(input);
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(UsageException.class);
  }
}
