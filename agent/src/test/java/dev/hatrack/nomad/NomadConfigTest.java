package dev.hatrack.nomad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.client.TlsConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NomadConfigTest {
  @Test
  void defaults_areNomadsOwn() {
    assertThat(NomadConfig.defaults().uri()).isEqualTo(URI.create("http://127.0.0.1:4646"));
    assertThat(NomadConfig.defaults().enabled()).isEqualTo(NomadConfig.Enabled.AUTO);
  }

  @Test
  void environment_fillsWhatIsOpen() {
    var config =
        NomadConfig.defaults()
            .fromEnvironment(
                Map.of(
                    "NOMAD_ADDR", "https://nomad.example:4646/",
                    "NOMAD_TOKEN", "t0ken",
                    "NOMAD_CACERT", "/etc/ca.pem",
                    "NOMAD_CLIENT_CERT", "/etc/cert.pem",
                    "NOMAD_CLIENT_KEY", "/etc/key.pem",
                    "NOMAD_TLS_SERVER_NAME", "client.global.nomad",
                    "NOMAD_SKIP_VERIFY", "true"));

    assertThat(config.uri()).isEqualTo(URI.create("https://nomad.example:4646/"));
    assertThat(config.token()).contains("t0ken");
    assertThat(config.tls())
        .isEqualTo(
            new TlsConfig(
                Optional.of(Path.of("/etc/ca.pem")),
                Optional.of(Path.of("/etc/cert.pem")),
                Optional.of(Path.of("/etc/key.pem")),
                Optional.of("client.global.nomad"),
                Optional.of(false)));
  }

  @Test
  void environment_doesNotReplaceWhatIsConfigured() {
    var config =
        new NomadConfig(
            NomadConfig.Enabled.TRUE,
            Optional.of("http://10.0.0.1:4646"),
            Optional.of("mine"),
            TlsConfig.defaults());

    assertThat(
            config.fromEnvironment(Map.of("NOMAD_ADDR", "http://10.9.9.9:1", "NOMAD_TOKEN", "x")))
        .isEqualTo(config);
  }

  @Test
  void environment_setButEmpty_isNotSet() {
    assertThat(NomadConfig.defaults().fromEnvironment(Map.of("NOMAD_ADDR", "", "NOMAD_TOKEN", " ")))
        .isEqualTo(NomadConfig.defaults());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:4646",
        "localhost:4646",
        "unix:///run/nomad.sock",
        "http://",
        "http://h/ui",
        "http://h h"
      })
  void uri_noHttpAddress_saysWhatToSet(String address) {
    var config = NomadConfig.defaults().fromEnvironment(Map.of("NOMAD_ADDR", address));

    assertThatThrownBy(config::uri)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(address)
        .hasMessageContaining("NOMAD_ADDR");
  }
}
