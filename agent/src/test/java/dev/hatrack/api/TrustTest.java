package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.client.TlsConfig;
import dev.hatrack.client.TlsContext;
import dev.hatrack.task.client.Endpoint;
import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.HatUnreachable;
import dev.hatrack.task.client.HttpHatClient;
import dev.hatrack.testing.Authority;
import dev.hatrack.tls.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whom the client of the tasks and of the command line takes for the agent, as the variables say.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustTest {
  private final Path authority;
  private final Path stranger;
  private final Path directory;
  private final RunningApi local;
  private final RunningApi named;

  TrustTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    Authority own = new Authority(Files.createDirectory(directory.resolve("own")));
    authority = own.certificate();
    stranger = new Authority(Files.createDirectory(directory.resolve("other"))).certificate();
    local = serve(own.issue());
    named = serve(own.issue("dns:pi.office"));
  }

  private static RunningApi serve(ServerFiles pair) {
    return new RunningApi(true, pair, TlsContext.of(TlsConfig.defaults()).ssl());
  }

  @AfterAll
  void stop() {
    local.close();
    named.close();
  }

  private static HatClient client(RunningApi api, Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("HATRACK_ADDR", api.uri("").toString());
    return new HttpHatClient(Endpoint.from(environment));
  }

  private Map<String, String> trusting(Path file) {
    return Map.of("HATRACK_CACERT", file.toString());
  }

  @Test
  void cacert_ofTheAuthority_isTrusted() {
    assertThat(client(local, trusting(authority)).hat().node()).isEqualTo("pi-office");
  }

  @Test
  void cacert_ofAnother_isRefusedAndNamed() {
    assertThatThrownBy(() -> client(local, trusting(stranger)).hat())
        .isInstanceOf(HatUnreachable.class)
        .hasMessageContaining(
            "the agent's certificate is not signed by an authority in %s (HATRACK_CACERT)"
                .formatted(stranger));
  }

  @Test
  void cacert_none_isRefusedWithWhatToSet() {
    assertThatThrownBy(() -> client(local, Map.of()).hat())
        .hasMessageContaining("set HATRACK_CACERT to the file of the one that signed it");
  }

  @Test
  void cacert_noFile_isNamed() {
    Path missing = directory.resolve("missing.pem");

    assertThatThrownBy(() -> client(local, trusting(missing)).hat())
        .hasMessageEndingWith("there is no " + missing + " (HATRACK_CACERT)");
  }

  @Test
  void cacert_renewedWhileTheTaskRuns_isReadAgain() throws IOException {
    Path file = Files.copy(stranger, directory.resolve("bundle.pem"));
    HatClient client = client(local, trusting(file));
    assertThatThrownBy(client::hat).isInstanceOf(HatUnreachable.class);

    Files.copy(authority, file, StandardCopyOption.REPLACE_EXISTING);

    assertThat(client.hat().node()).isEqualTo("pi-office");
  }

  @Test
  void certificate_forAnotherName_isRefusedWithWhatToDo() {
    assertThatThrownBy(() -> client(named, trusting(authority)).hat())
        .hasMessageContaining("the agent's certificate is not for this name")
        .hasMessageContaining("HATRACK_TLS_SERVER_NAME");
  }

  @Test
  void serverName_inTheCertificate_isTrusted() {
    assertThat(
            client(
                    named,
                    Map.of(
                        "HATRACK_CACERT",
                        authority.toString(),
                        "HATRACK_TLS_SERVER_NAME",
                        "pi.office"))
                .hat()
                .node())
        .isEqualTo("pi-office");
  }

  @Test
  void serverName_notInTheCertificate_isRefusedThoughTheAddressIs() {
    Map<String, String> variables =
        Map.of("HATRACK_CACERT", authority.toString(), "HATRACK_TLS_SERVER_NAME", "pi.elsewhere");

    assertThatThrownBy(() -> client(local, variables).hat())
        .hasMessageContaining("the agent's certificate is not for this name");
  }

  @Test
  void skipVerify_takesAnyCertificate() {
    assertThat(client(named, Map.of("HATRACK_SKIP_VERIFY", "true")).hat().node())
        .isEqualTo("pi-office");
  }

  @Test
  void skipVerify_neitherTrueNorFalse_isRefused() {
    assertThatThrownBy(() -> client(local, Map.of("HATRACK_SKIP_VERIFY", "yes")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("HATRACK_SKIP_VERIFY is true or false, not 'yes'");
  }

  @Test
  void plainHttp_isToldThatThisIsHttps() {
    String plain = local.uri("").toString().replace("https:", "http:");

    assertThatThrownBy(() -> new HttpHatClient(Endpoint.from(Map.of("HATRACK_ADDR", plain))).hat())
        .hasMessageContaining("https://");
  }

  @Test
  void https_whereThereIsPlainHttp_saysSo() {
    try (RunningApi plain = new RunningApi(true)) {
      String address = plain.uri("").toString().replace("http:", "https:");

      assertThatThrownBy(
              () -> new HttpHatClient(Endpoint.from(Map.of("HATRACK_ADDR", address))).hat())
          .hasMessageContaining("this is no HTTPS: write http:// in the address");
    }
  }
}
