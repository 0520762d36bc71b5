package dev.hatrack.app;

import dev.hatrack.fuzz.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The agent's ID as it was kept: whatever is in the file, the agent starts, with a name.
public final class KeptIdTarget implements Target {
  private final Path state;

  public KeptIdTarget() throws IOException {
    state = Files.createTempDirectory("hatrack-fuzz");
    state.toFile().deleteOnExit();
  }

  @Override
  public String name() {
    return "agent-id";
  }

  /// Most rounds are said in the log.
  @Override
  public int effort() {
    return 20;
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        "{\"id\": \"pi-1\", \"machine\": {\"serial\": \"0011\", \"id\": \"2233\"}}"
            .getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(state.resolve("agent-id.json"), input);
    String id = KeptId.of(Optional.empty(), Optional.of(state), "host", MachineMark.of(state));
    if (!AgentConfig.isName(id)) {
      throw new IllegalStateException("no name: " + id);
    }
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of();
  }
}
