package dev.hatrack.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `agent.id` where the configuration says none: the name that the host had at the first start,
/// kept in the state directory, so that a host that is renamed keeps its services' IDs.
///
/// A state directory that comes from another machine, by a copied SD card or a backup, brings that
/// one's ID. Two agents of one ID would take each other's services, so such a machine is given a
/// new one.
final class KeptId {
  private static final Logger log = LoggerFactory.getLogger(KeptId.class);
  private static final String NAME = "agent-id.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final MachineMark machine;

  private record Kept(String id, MachineMark machine) {}

  private KeptId(Path file, MachineMark machine) {
    this.file = file;
    this.machine = machine;
  }

  /// @param configured wins over what is kept, and leaves that as it is
  /// @param state where it is kept; where that is nowhere, the host's name is taken at each start
  static String of(
      Optional<String> configured, Optional<Path> state, String host, MachineMark machine) {
    return configured
        .or(
            () ->
                state.map(directory -> new KeptId(directory.resolve(NAME), machine).forHost(host)))
        .orElse(host);
  }

  private String forHost(String host) {
    Optional<Kept> kept = read();
    if (kept.isEmpty()) {
      keep(host);
      return host;
    }
    String id = kept.get().id();
    if (machine.isAnother(kept.get().machine())) {
      String other = host.equals(id) ? host + "-" + machine.suffix() : host;
      log.warn(
          "the state in {} comes from another machine, which was \"{}\" and may still be: this"
              + " agent is \"{}\" from now on; to choose another name set agent.id",
          file.getParent(),
          id,
          other);
      keep(other);
      return other;
    }
    if (!host.equals(id)) {
      log.info("this host is called {}; the agent keeps the ID {} ({})", host, id, file);
    }
    return id;
  }

  private Optional<Kept> read() {
    try {
      JsonNode document = JSON.readTree(Files.readString(file));
      String id = document.path("id").asText("");
      if (AgentConfig.isName(id)) {
        return Optional.of(new Kept(id, MachineMark.read(document.path("machine"))));
      }
      log.warn("{} holds no ID; it is written anew", file);
    } catch (NoSuchFileException _) {
      // the first start
    } catch (JsonProcessingException e) {
      log.warn("{} can't be understood, and is written anew: {}", file, e.getOriginalMessage());
    } catch (IOException e) {
      log.warn("{} can't be read; the host's name is the agent's ID this time: {}", file, e);
    }
    return Optional.empty();
  }

  private void keep(String id) {
    ObjectNode document = JSON.createObjectNode().put("id", id);
    machine.write(document.putObject("machine"));
    Path next = file.resolveSibling(NAME + ".new");
    try {
      Files.writeString(next, document.toPrettyString() + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      log.warn("the agent's ID {} can't be kept in {}: {}", id, file, e.toString());
    }
  }
}
