package dev.hatrack.app;

import dev.hatrack.access.AuthConfig;
import dev.hatrack.api.HttpConfig;
import dev.hatrack.consul.ConsulConfig;
import dev.hatrack.nomad.NomadConfig;
import dev.hatrack.plugin.device.DeviceConfig;
import dev.hatrack.plugin.launch.PluginsConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// All that the agent can be told. Each adapter owns its own part.
///
/// @param id names the agent in Consul's service IDs; the host's name unless said
/// @param advertise the address that others reach it under, where that is not the one it listens on
record AgentConfig(
    String id,
    HttpConfig http,
    Optional<String> advertise,
    List<BoardConfig> boards,
    DetectConfig detect,
    SensorsConfig sensors,
    StateConfig state,
    BusConfig bus,
    ConsulConfig consul,
    NomadConfig nomad,
    PluginsConfig plugins,
    DeviceConfig devices,
    AuthConfig auth) {
  private static final Path KERNELS_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  /// @param environment fills in what the file leaves open, by the names Consul and Nomad use
  static AgentConfig read(Section file, Map<String, String> environment) {
    String id = file.section("agent", agent -> agent.text("id", hostName()));
    Http http = file.section("http", Http::read);
    List<BoardConfig> boards = file.sections("boards", BoardConfig::read);
    Sections.Plugins plugins = file.section("plugins", Sections.Plugins::read);
    requireEachOnce(boards);
    requireName(id);
    AuthConfig auth = file.section("auth", Sections::auth);
    requireNotOpenToOthers(auth, http.config());
    return new AgentConfig(
        id,
        http.config(),
        http.advertise(),
        boards,
        file.section("detect", DetectConfig::read),
        file.section("sensors", SensorsConfig::read),
        file.section("state", StateConfig::read),
        file.section("bus", BusConfig::read),
        file.section("consul", Sections::consul).fromEnvironment(environment),
        file.section("nomad", Sections::nomad).fromEnvironment(environment),
        plugins.launch(),
        plugins.devices(),
        auth);
  }

  private record Http(HttpConfig config, Optional<String> advertise) {
    static Http read(Section http) {
      return new Http(Sections.http(http), http.text("advertise"));
    }
  }

  /// The name is part of Consul's service IDs, which are part of paths.
  private static void requireName(String id) {
    if (!ID.matcher(id).matches()) {
      throw new ConfigException(
          "agent.id must be letters, digits, dots, hyphens and underscores, 1 to 128 of them, not"
              + " \""
              + id
              + "\"");
    }
  }

  /// Said here too, so that `--check` knows it before the agent refuses to start.
  private static void requireNotOpenToOthers(AuthConfig auth, HttpConfig http) {
    if (auth.mode() == AuthConfig.Mode.OPEN && !http.loopback()) {
      throw new ConfigException(
          "auth.mode: open is for loopback only, and http.address is "
              + http.address()
              + ": set auth.mode: nomad, or http.address: 127.0.0.1");
    }
  }

  private static void requireEachOnce(List<BoardConfig> boards) {
    List<String> slugs = boards.stream().map(BoardConfig::board).toList();
    slugs.stream()
        .filter(slug -> slugs.indexOf(slug) != slugs.lastIndexOf(slug))
        .findFirst()
        .ifPresent(
            slug -> {
              throw new ConfigException(
                  "boards: " + slug + " is named twice; one Pi has one of each kind");
            });
  }

  /// Java only tells a name that some address belongs to.
  private static String nameWithoutAddress() {
    try {
      return Files.readString(KERNELS_NAME).strip();
    } catch (IOException e) {
      throw new ConfigException("the machine has no name; say agent.id in the configuration", e);
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return nameWithoutAddress();
    }
  }
}
