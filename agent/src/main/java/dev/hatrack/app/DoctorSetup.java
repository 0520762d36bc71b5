package dev.hatrack.app;

import dev.hatrack.api.HttpConfig;
import dev.hatrack.board.sense.SenseHat;
import dev.hatrack.bus.Buses;
import dev.hatrack.consul.ConsulConfig;
import dev.hatrack.consul.ConsulQuestion;
import dev.hatrack.doctor.ConfiguredBoard;
import dev.hatrack.doctor.Service;
import dev.hatrack.doctor.Setup;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.nomad.NomadConfig;
import dev.hatrack.nomad.NomadQuestion;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What the doctor has to know of the configuration.
record DoctorSetup(Path file, AgentConfig config) {
  Setup with(Buses header) {
    List<ConfiguredBoard> boards =
        config.boards().stream().map(board -> examined(board, header)).toList();
    return new Setup(
        file,
        config.bus().i2c(),
        boards,
        BoardCatalogue.models(),
        agent(),
        consul(config.consul()),
        nomad(config.nomad()));
  }

  private static ConfiguredBoard examined(BoardConfig board, Buses header) {
    BoardModel model = BoardCatalogue.model(board);
    boolean sense = model.slug().equals(SenseHat.MODEL.slug());
    return new ConfiguredBoard(
        model,
        BoardCatalogue.addresses(board),
        BoardCatalogue.lines(board),
        model.eink().isPresent(),
        sense ? Optional.of(SenseHat.FRAMEBUFFER) : Optional.empty(),
        sense ? Optional.of(SenseHat.KEYS) : Optional.empty(),
        board.simulated() ? Optional.empty() : Optional.of(real(board, header)));
  }

  private static ConfiguredBoard.Real real(BoardConfig board, Buses header) {
    return new ConfiguredBoard.Real(
        header, BoardCatalogue.real(board, InstantSource.system(), header));
  }

  private Service agent() {
    HttpConfig http = config.http();
    String url = Reachable.url(http, Reachable.here(http.address()), http.port());
    return new Service(
        "The agent",
        url,
        true,
        new AgentQuestion(url, config.http().tls())::ask,
        List.of(
            "sudo systemctl start hatrack    # where it is a service, or:",
            "hatrack agent --config " + file),
        List.of("curl -i %s/health    # this is not Hatrack's own answer".formatted(url)));
  }

  private Service consul(ConsulConfig consul) {
    return new Service(
        "Consul",
        consul.uri().toString(),
        consul.enabled() != ConsulConfig.Enabled.FALSE,
        new ConsulQuestion(consul)::ask,
        silent("consul", "CONSUL_HTTP_ADDR"),
        refused("consul", "CONSUL_HTTP_TOKEN", "consul acl token read -self"));
  }

  private Service nomad(NomadConfig nomad) {
    return new Service(
        "Nomad",
        nomad.uri().toString(),
        nomad.enabled() != NomadConfig.Enabled.FALSE,
        new NomadQuestion(nomad)::ask,
        silent("nomad", "NOMAD_ADDR"),
        refused("nomad", "NOMAD_TOKEN", "nomad acl token self"));
  }

  private List<String> silent(String service, String variable) {
    return List.of(
        "sudo systemctl status %s    # runs it here?".formatted(service),
        "sudoedit %1$s    # set %2$s.address (or %3$s) if it is elsewhere, %2$s.enabled: false if not wanted"
            .formatted(file, service, variable));
  }

  private List<String> refused(String service, String variable, String ask) {
    return List.of(
        ask + "    # what the token is good for; docs/configuration.md says what it needs",
        "sudoedit %s    # set %s.token (or %s)".formatted(file, service, variable));
  }
}
