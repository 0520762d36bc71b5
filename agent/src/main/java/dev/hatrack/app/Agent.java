package dev.hatrack.app;

import dev.hatrack.access.AgentAuthenticator;
import dev.hatrack.access.NomadKeys;
import dev.hatrack.access.ReservationFile;
import dev.hatrack.access.Reservations;
import dev.hatrack.access.WorkloadIdentities;
import dev.hatrack.api.ApiServer;
import dev.hatrack.board.Rack;
import dev.hatrack.board.detect.Lookout;
import dev.hatrack.bus.linux.ThermalZone;
import dev.hatrack.consul.ConsulRegistration;
import dev.hatrack.hat.Subscription;
import dev.hatrack.nomad.NomadLink;
import dev.hatrack.plugin.device.ReservedSurfaces;
import dev.hatrack.plugin.device.TaskApi;
import dev.hatrack.plugin.local.Hardware;
import dev.hatrack.sensing.Compensation;
import dev.hatrack.sensing.Sensing;
import dev.hatrack.surface.SteadyClock;
import dev.hatrack.surface.Surfaces;
import dev.hatrack.systemd.Vitals;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The agent, wired. Starts serving at once; boards, Consul and Nomad join when they are there.
final class Agent implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Agent.class);
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

  private final String url;
  private final StateLock lock;
  private final Wiring wiring;
  private final Rack rack;
  private final Lookout lookout;
  private final Reservations reservations;
  private final Surfaces surfaces;
  private final NomadLink nomad;
  private final ConsulRegistration consul;
  private final ApiServer api;
  private final ApiAnswers answers;
  private final Plugins plugins;

  private Agent(AgentConfig config, StateLock lock, ServerSocketChannel listener) {
    this.lock = lock;
    String id =
        KeptId.of(
            config.id(),
            config.state().directory(),
            HttpSection.hostName(),
            MachineMark.of(Path.of("/")));
    InstantSource timeOfDay = InstantSource.system();
    InstantSource steady = new SteadyClock();
    String address =
        config.web().advertise().orElseGet(() -> Reachable.address(config.http().address()));
    this.url = Reachable.url(config.http(), address, listener.socket().getLocalPort());
    URI reached = URI.create(url);
    this.wiring = new Wiring(config.bus(), config.boards());
    this.rack = new Rack(wiring.slots(timeOfDay));
    this.lookout = wiring.lookout(rack, config.detect(), timeOfDay);
    this.reservations =
        new Reservations(new ReservationFile(config.state().directory()), timeOfDay, steady);
    this.surfaces =
        new Surfaces(
            rack, steady, config.state().directory(), ReservedSurfaces.tenancies(reservations));
    ReservedSurfaces.join(reservations, surfaces);
    this.nomad = new NomadLink(config.nomad(), rack, surfaces, reached, CGROUPS, timeOfDay, steady);
    this.consul = new ConsulRegistration(config.consul(), id, reached, rack);
    NomadKeys keys = new NomadKeys(nomad.keys(), steady);
    Sensing sensing = new Sensing(rack, steady, compensation(config.sensors(), steady));
    AgentAuthenticator callers =
        new AgentAuthenticator(
            config.auth(),
            reservations,
            new WorkloadIdentities(keys, timeOfDay),
            nomad.allocations(),
            steady);
    this.api =
        new ApiServer(
            config.http(),
            listener,
            new ApiServer.About(id, Version.current(), TasksJar.path(), wiring::bytes),
            rack,
            surfaces,
            sensing,
            callers);
    this.answers =
        new ApiAnswers(
            URI.create(
                Reachable.url(
                    config.http(),
                    Reachable.here(config.http().address()),
                    listener.socket().getLocalPort())));
    rack.start();
    lookout.start();
    api.calledBy(address);
    api.start();
    nomad.start(keys::refresh);
    reservations.follow(nomad.devices());
    consul.start();
    this.plugins =
        new Plugins(
            config.plugins(),
            config.devices(),
            new Hardware(id, Version.current(), rack, surfaces, sensing),
            reservations,
            callers,
            new TaskApi(url, config.web().authority()));
  }

  private static Compensation compensation(SensorsConfig config, InstantSource steady) {
    return new Compensation(new ThermalZone(), config.factor(), steady);
  }

  /// @throws ConfigException when the configuration can't be followed: a port or a state directory
  ///   in use, a file that is missing
  static Agent start(AgentConfig config) {
    StateLock lock = StateLock.of(config.state().directory());
    try {
      return start(config, lock);
    } catch (RuntimeException e) {
      close(lock);
      throw e;
    }
  }

  private static Agent start(AgentConfig config, StateLock lock) {
    try {
      return new Agent(config, lock, ApiServer.listen(config.http()));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new ConfigException(
          "can't listen on %s port %d: %s; is another agent running? Set http.port (or --port)"
              .formatted(config.http().address(), config.http().port(), e.getMessage()),
          e);
    }
  }

  /// Where others reach the API, without a slash at the end.
  String url() {
    return url;
  }

  /// Whether it is alive, and how it is in a line.
  Vitals vitals() {
    return new AgentVitals(url, answers, rack, surfaces);
  }

  /// Calls back after each change of any board, until closed.
  Subscription watch(Runnable changed) {
    return rack.watch(changed);
  }

  /// Takes back what was registered, ends every stream and claim, and leaves the boards dark.
  @Override
  public void close() {
    List.of(
            plugins,
            consul,
            reservations,
            nomad,
            answers,
            api,
            lookout,
            surfaces,
            rack,
            wiring,
            lock)
        .forEach(Agent::close);
  }

  /// One part that does not end well must not keep the next one from ending.
  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      log.warn("{} did not end well", part.getClass().getSimpleName(), e);
    }
  }
}
