package dev.hatrack.platform;

import dev.hatrack.cluster.TestBinaries;
import dev.hatrack.guide.Addresses;
import dev.hatrack.guide.Page;
import dev.hatrack.guide.Place;
import dev.hatrack.guide.Session;
import dev.hatrack.guide.Workplace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Types what the documents have for a cluster with the programs of `tools/extended`: beside it run
/// a Vault, and a server that has Traefik.
@Tag("extended")
class ExtendedCommandsIT {
  static List<Page> pages() throws IOException {
    return Page.all().stream()
        .filter(page -> !page.typedIn(Place.Scene.EXTENDED).isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_typedLineByLine_works(Page page, @TempDir Path directory)
      throws IOException, InterruptedException {
    ExtendedBinaries binaries = ExtendedBinaries.find("prometheus", "traefik", "vault");
    try (var workplace = Workplace.in(directory);
        var vault = new VaultServer(binaries);
        var artifacts = new ArtifactServer(binaries.directory());
        var cluster = PlatformCluster.start(vault.nomadConfig())) {
      URI nomad = cluster.nomad().address();
      Map<String, String> environment =
          workplace.environment(
              List.of(TestBinaries.find().directory(), binaries.directory().toAbsolutePath()));
      environment.putAll(vault.environment());
      environment.put("NOMAD_ADDR", nomad.toString());
      environment.put("URL", artifacts.address("traefik"));
      environment.put("SHA256", artifacts.checksum("traefik").replace("sha256:", ""));
      new Session(
              workplace,
              new Addresses(Map.of("4646", String.valueOf(nomad.getPort()))),
              environment)
          .type(page, Place.Scene.EXTENDED);
    }
  }
}
