package dev.hatrack.task.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointTest {
  @Test
  void from_nothing_isTheLocalAgentWithoutToken() {
    assertThat(Endpoint.from(Map.of()))
        .isEqualTo(
            new Endpoint(URI.create("http://127.0.0.1:7070"), Optional.empty(), new Token.None()));
  }

  @Test
  void from_everything_isTaken() {
    Map<String, String> environment =
        Map.of(
            "HATRACK_ADDR", "https://pi-office:7070/",
            "HATRACK_BOARD", "scroll-phat-hd",
            "HATRACK_TOKEN_FILE", "/secrets/nomad_hatrack.jwt");
    Endpoint endpoint = Endpoint.from(environment);
    assertThat(endpoint.leds("/text"))
        .isEqualTo(URI.create("https://pi-office:7070/hats/scroll-phat-hd/leds/text"));
    assertThat(endpoint.token()).isEqualTo(new Token.InFile(Path.of("/secrets/nomad_hatrack.jwt")));
  }

  @Test
  void from_tokenAndFile_tokenWins() {
    Map<String, String> environment = Map.of("HATRACK_TOKEN", "t", "HATRACK_TOKEN_FILE", "f");
    assertThat(Endpoint.from(environment).token()).isEqualTo(new Token.Fixed("t"));
  }

  @Test
  void toString_withToken_keepsItSecret() {
    assertThat(Endpoint.from(Map.of("HATRACK_TOKEN", "s3cret")).toString())
        .doesNotContain("s3cret");
  }

  @Test
  void from_addressWithoutScheme_saysHowOneLooks() {
    assertThatThrownBy(() -> Endpoint.from(Map.of("HATRACK_ADDR", "pi-office:7070")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the agent's address is like http://127.0.0.1:7070, not 'pi-office:7070'");
  }
}
