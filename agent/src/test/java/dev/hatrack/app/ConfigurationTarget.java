package dev.hatrack.app;

import dev.hatrack.fuzz.Target;
import dev.hatrack.fuzz.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The configuration file.
public final class ConfigurationTarget implements Target {
  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public List<byte[]> seeds() {
    return Texts.of(
        """
        http: {address: 127.0.0.1, port: 0, hosts: [pi.office]}
        boards:
        - {board: scroll-hat-mini, simulated: true}
        sensors: {factor: 1.5}
        """,
        """
        auth:
          mode: nomad
          tokens:
          - name: me
            sha256: "0000000000000000000000000000000000000000000000000000000000000000"
            boards: [sense-hat]
            priority: 90
          jobs:
          - {namespace: default, job: alert, maxPriority: 90}
        detect: {enabled: false, probe: ["0x46"]}
        """);
  }

  @Override
  public List<byte[]> words() {
    return Texts.of(
        "&a ",
        "*a",
        "<<: *a",
        "!!binary ",
        "? ",
        "- ",
        ": ",
        "|\n",
        "\t",
        "%",
        "---\n",
        "...\n",
        "[",
        "{",
        "null",
        "~",
        "0o7",
        ".inf",
        "1e999",
        "\0");
  }

  @Override
  public void read(byte[] input) {
    var _ = ConfigFile.parse(new String(input, StandardCharsets.UTF_8), Map.of());
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(ConfigException.class);
  }
}
