package dev.hatrack.app;

import dev.hatrack.access.AuthConfig;
import dev.hatrack.api.HttpConfig;
import dev.hatrack.consul.ConsulConfig;
import dev.hatrack.nomad.NomadConfig;
import dev.hatrack.plugin.device.DeviceConfig;
import dev.hatrack.plugin.launch.PluginsConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// All that the agent can be told. Each adapter owns its own part.
///
/// @param id names the agent in Consul's service IDs; empty for the one that is kept ({@link
///   KeptId})
record AgentConfig(
    Optional<String> id,
    HttpSection web,
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
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  /// @param environment fills in what the file leaves open, by the names Consul and Nomad use
  static AgentConfig read(Section file, Map<String, String> environment) {
    Optional<String> id = file.section("agent", agent -> agent.text("id"));
    HttpSection web = file.section("http", HttpSection::read);
    List<BoardConfig> boards = file.sections("boards", BoardConfig::read);
    Sections.Plugins plugins = file.section("plugins", Sections.Plugins::read);
    requireEachOnce(boards);
    id.ifPresent(AgentConfig::requireName);
    AuthConfig auth = file.section("auth", Sections::auth);
    requireNotOpenToOthers(auth, web.config());
    return new AgentConfig(
        id,
        web,
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

  /// Where the API listens.
  HttpConfig http() {
    return web.config();
  }

  /// The name is part of Consul's service IDs, which are part of paths.
  private static void requireName(String id) {
    if (!isName(id)) {
      throw new ConfigException(
          "agent.id must be letters, digits, dots, hyphens and underscores, 1 to 128 of them, not"
              + " \""
              + id
              + "\"");
    }
  }

  static boolean isName(String id) {
    return ID.matcher(id).matches();
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
}
