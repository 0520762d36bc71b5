package dev.hatrack.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.client.TlsConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsulConfigTest {
  private static ConsulConfig from(Map<String, String> environment) {
    return ConsulConfig.defaults().fromEnvironment(environment);
  }

  private static ConsulConfig at(String address) {
    return from(Map.of("CONSUL_HTTP_ADDR", address));
  }

  @Test
  void uri_nothingSet_isConsulsDefault() {
    assertThat(from(Map.of()).uri()).hasToString("http://127.0.0.1:8500");
  }

  @ParameterizedTest
  @CsvSource({
    "consul.example:8500, http://consul.example:8500",
    "http://10.0.0.1:8500, http://10.0.0.1:8500",
    "https://consul.example:8501, https://consul.example:8501",
    "HTTPS://consul.example:8501/, https://consul.example:8501/",
    "[::1]:8500, http://[::1]:8500"
  })
  void uri_withAndWithoutScheme_isUnderstood(String address, String uri) {
    assertThat(at(address).uri()).hasToString(uri);
  }

  @Test
  void uri_httpSslSet_isHttps() {
    var config = from(Map.of("CONSUL_HTTP_ADDR", "http://c:8501", "CONSUL_HTTP_SSL", "true"));

    assertThat(config.uri()).hasToString("https://c:8501");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unix:///run/consul.sock", "ftp://consul:21", "a b", "http://", "c:8500/v1"})
  void uri_noAddress_saysWhatToDo(String address) {
    assertThatThrownBy(() -> at(address).uri())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(address)
        .hasMessageStartingWith("consul: ");
  }

  @Test
  void fromEnvironment_configurationSaysSomethingElse_configurationWins() {
    var config =
        new ConsulConfig(
            ConsulConfig.Enabled.TRUE,
            Optional.of("10.1.1.1:8500"),
            Optional.empty(),
            Optional.of(Path.of("/etc/hatrack/consul.token")),
            Optional.empty(),
            TlsConfig.defaults(),
            true);
    var filled =
        config.fromEnvironment(
            Map.of("CONSUL_HTTP_ADDR", "127.0.0.1:1", "CONSUL_HTTP_TOKEN", "from-environment"));

    assertThat(filled).isEqualTo(config);
  }

  @Test
  void fromEnvironment_everyVariable_isRead() {
    var config =
        from(
            Map.of(
                "CONSUL_HTTP_TOKEN", "secret",
                "CONSUL_HTTP_TOKEN_FILE", "/token",
                "CONSUL_HTTP_SSL_VERIFY", "0",
                "CONSUL_CACERT", "/ca.pem",
                "CONSUL_CLIENT_CERT", "/cert.pem",
                "CONSUL_CLIENT_KEY", "/key.pem",
                "CONSUL_TLS_SERVER_NAME", "server.dc1.consul"));

    assertThat(config.token()).contains("secret");
    assertThat(config.tokenFile()).contains(Path.of("/token"));
    assertThat(config.tls())
        .isEqualTo(
            new TlsConfig(
                Optional.of(Path.of("/ca.pem")),
                Optional.of(Path.of("/cert.pem")),
                Optional.of(Path.of("/key.pem")),
                Optional.of("server.dc1.consul"),
                Optional.of(false)));
  }

  @Test
  void fromEnvironment_certificateWithoutKey_isRefused() {
    assertThatThrownBy(() -> from(Map.of("CONSUL_CLIENT_CERT", "/cert.pem")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs its key");
  }

  @Test
  void fromEnvironment_flagThatIsNone_namesTheVariable() {
    assertThatThrownBy(() -> from(Map.of("CONSUL_HTTP_SSL", "maybe")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CONSUL_HTTP_SSL is maybe; say true or false");
  }
}
