package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.access.AuthConfig;
import dev.hatrack.board.Simulation;
import dev.hatrack.board.inky.PanelEeprom;
import dev.hatrack.tls.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
  private static final String HASH =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private static AgentConfig config(String yaml) {
    return ConfigFile.parse(yaml, Map.of()).config();
  }

  @Test
  void anEmptyFile_isTheDefaults() {
    AgentConfig config = config("");

    assertThat(config.id()).isEmpty();
    assertThat(config.http().address()).isEqualTo("127.0.0.1");
    assertThat(config.http().port()).isEqualTo(7070);
    assertThat(config.http().insecure()).isFalse();
    assertThat(config.boards()).isEmpty();
    assertThat(config.bus().record()).isEmpty();
    assertThat(config.bus().i2c()).isEqualTo(1);
    assertThat(config.auth()).isEqualTo(AuthConfig.defaults());
    assertThat(config.consul().uri()).hasToString("http://127.0.0.1:8500");
    assertThat(config.nomad().uri()).hasToString("http://127.0.0.1:4646");
  }

  @Test
  void everyKey_isUsed() {
    AgentConfig config =
        config(
            """
            agent: {id: pi-office}
            http: {address: 0.0.0.0, port: 8080, insecure: true, hosts: [pi], advertise: 10.0.0.7}
            boards:
            - {board: scroll-hat-mini}
            - {board: scroll-phat-hd, simulated: true, fault: unplugged}
            - {board: inky-phat, simulated: true, panel: yellow-250x122, refresh: 2s}
            detect: {enabled: false, probe: ["0x74", 0x46]}
            sensors: {factor: 2.5}
            bus: {i2c: 3, record: /tmp/bus}
            consul: {enabled: false, address: "http://127.0.0.1:18500", token: secret}
            nomad: {enabled: true, address: "http://127.0.0.1:14646", token: secret}
            plugins: {enabled: false, directory: /run/elsewhere}
            auth:
              mode: nomad
              tokens: [{name: me, sha256: %s, boards: [scroll-hat-mini], priority: 100}]
              jobs: [{job: alert, maxPriority: 90}]
            """
                .formatted(HASH));

    assertThat(config.id()).contains("pi-office");
    assertThat(config.http().hosts()).startsWith("pi", "10.0.0.7");
    assertThat(config.web().advertise()).contains("10.0.0.7");
    assertThat(config.boards())
        .containsExactly(
            new BoardConfig(
                "scroll-hat-mini",
                false,
                Simulation.Fault.NONE,
                Optional.empty(),
                Duration.ofSeconds(15)),
            new BoardConfig(
                "scroll-phat-hd",
                true,
                Simulation.Fault.UNPLUGGED,
                Optional.empty(),
                Duration.ofSeconds(15)),
            new BoardConfig(
                "inky-phat",
                true,
                Simulation.Fault.NONE,
                Optional.of(PanelEeprom.Panel.YELLOW_250X122),
                Duration.ofSeconds(2)));
    assertThat(config.detect()).isEqualTo(new DetectConfig(false, Set.of(0x74, 0x46)));
    assertThat(config.sensors().factor()).isEqualTo(2.5);
    assertThat(config.bus()).isEqualTo(new BusConfig(Optional.of(Path.of("/tmp/bus")), 3));
    assertThat(config.consul().token()).contains("secret");
    assertThat(config.nomad().uri()).hasToString("http://127.0.0.1:14646");
    assertThat(config.plugins().directory()).isEqualTo(Path.of("/run/elsewhere"));
    assertThat(config.plugins().wanted()).isFalse();
    assertThat(config.auth().tokens().getFirst().priority()).isEqualTo(100);
    assertThat(config.auth().jobs().getFirst().namespace()).isEqualTo("default");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "boards: [{board: inky-phat, panel: green-1x1}] | there is no panel \"green-1x1\"; the"
            + " known",
        "boards: [{board: sense-hat, panel: red-212x104}] | panel is for inky-phat",
        "boards: [{board: inky-phat, refresh: 2s}] | refresh is for a simulated inky-phat",
        "boards: [{board: sense-hat, simulated: true, fault: bussy}] | must be one of none,"
            + " unplugged",
        "detect: {probe: [5]} | an I2C address is 0x08 to 0x77",
        "detect: {probe: [there]} | an I2C address is 0x08 to 0x77",
        "sensors: {factor: much} | sensors.factor must be a number",
      })
  void aBadValue_isExplained(String yaml, String words) {
    assertThatThrownBy(() -> config(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(words);
  }

  @Test
  void withTls_anyAddressDoes_underAnyOfItsNames() {
    AgentConfig config =
        config(
            """
            http:
              address: 0.0.0.0
              advertise: pi.office
              tls: {certificate: /etc/hatrack/tls.pem, key: /etc/hatrack/tls.key, ca: /etc/ca.pem}
            """);

    assertThat(config.http().tls())
        .contains(
            new ServerFiles(Path.of("/etc/hatrack/tls.pem"), Path.of("/etc/hatrack/tls.key")));
    assertThat(config.web().authority()).contains(Path.of("/etc/ca.pem"));
    assertThat(config.http().hosts()).contains("pi.office", HttpSection.hostName());
    assertThat(Reachable.url(config.http(), "pi.office", 7070)).isEqualTo("https://pi.office:7070");
  }

  @Test
  void theFilesItNames_areLookedAtWhenAsked() {
    ConfigFile file =
        ConfigFile.parse("http: {tls: {certificate: /no/tls.pem, key: /no/tls.key}}", Map.of());

    assertThatThrownBy(file::requireUsableFiles)
        .isInstanceOf(ConfigException.class)
        .hasMessage("http.tls: there is no certificate /no/tls.pem");
  }

  @Test
  void theEnvironment_fillsWhatIsLeftOpen() {
    Map<String, String> environment =
        Map.of(
            "CONSUL_HTTP_ADDR", "127.0.0.1:1",
            "CONSUL_HTTP_TOKEN", "c",
            "NOMAD_ADDR", "http://127.0.0.1:2",
            "NOMAD_TOKEN", "n");

    AgentConfig config =
        ConfigFile.parse("nomad: {address: \"http://127.0.0.1:3\"}", environment).config();

    assertThat(config.consul().uri()).hasToString("http://127.0.0.1:1");
    assertThat(config.consul().token()).contains("c");
    assertThat(config.nomad().uri()).hasToString("http://127.0.0.1:3");
    assertThat(config.nomad().token()).contains("n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http: {adress: 1.2.3.4} | http.adress: no such key; did you mean http.address?",
        "board: [] | board: no such key; did you mean boards?",
        "http: {port: 70707} | http.port must be 0-65535, not 70707",
        "http: {streams: 0} | http.streams must be 1-504, not 0",
        "http: {streams: 505} | http.streams must be 1-504, not 505",
        "http: {address: 0.0.0.0} | http.insecure: true",
        "boards: [{board: unicorn}] | the known ones are scroll-hat-mini, scroll-phat-hd",
        "boards: [{simulated: true}] | boards[0].board is missing",
        "boards: [{board: scroll-hat-mini, fault: stuck}] | fault is for simulated boards",
        "boards: [{board: scroll-phat-hd}, {board: scroll-phat-hd}] | named twice",
        "auth: {mode: closed} | auth.mode must be one of nomad, open, not \"closed\"",
        "auth: {tokens: [{name: me, sha256: abc}]} | 64 hexadecimal digits",
        "consul: {enabled: maybe} | consul.enabled must be one of auto, true, false",
        "agent: {id: a/b} | agent.id must be letters, digits",
        "http: {tls: {certificate: /a.pem}} | http.tls: a certificate needs its key",
        "http: {tls: {ca: /ca.pem}} | http.tls.ca is what tasks verify a certificate with",
        "http: {tls: {cert: /a.pem}} | http.tls.cert: no such key; did you mean http.tls",
        "http: {address: 0.0.0.0} | set http.tls.certificate and http.tls.key",
        "http: {hosts: [{a: b}]} | http.hosts must be a list of texts",
        "{auth: {mode: open}, http: {address: 0.0.0.0, insecure: true}} | open is for loopback"
            + " only",
        "[1, 2] | the configuration must be a mapping",
        "'a: b: c' | this is not YAML"
      })
  void whatMakesNoSense_isExplained(String yaml, String words) {
    assertThatThrownBy(() -> config(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(words);
  }

  @Test
  void aFileThatIsMissing_isAnErrorOnlyWhenItWasNamed(@TempDir Path folder) {
    Path file = folder.resolve("hatrack.yaml");

    assertThat(ConfigFile.load(file, false, Map.of()).config().http().port()).isEqualTo(7070);
    assertThatThrownBy(() -> ConfigFile.load(file, true, Map.of()))
        .hasMessage("there is no " + file);
  }

  @Test
  void errors_nameTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("hatrack.yaml"), "htpp: {}");

    assertThatThrownBy(() -> ConfigFile.load(file, true, Map.of()))
        .hasMessage(file + ": htpp: no such key; did you mean http?");
  }

  @Test
  void whatIsInForce_canBeReadAgain_andHidesTokens() {
    String given =
        """
        agent: {id: a}
        nomad: {token: verysecret}
        auth: {tokens: [{name: me, sha256: %s}]}
        """
            .formatted(HASH);

    String inForce = ConfigFile.parse(given, Map.of()).inForce();

    assertThat(inForce).doesNotContain("verysecret").contains("port: 7070", "token: (hidden)");
    assertThat(ConfigFile.parse(inForce, Map.of()).inForce()).isEqualTo(inForce);
  }
}
