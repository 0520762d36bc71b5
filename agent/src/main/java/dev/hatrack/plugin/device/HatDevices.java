package dev.hatrack.plugin.device;

import dev.hatrack.access.Reservations;
import dev.hatrack.board.Rack;
import dev.hatrack.hat.Subscription;
import dev.hatrack.plugin.HostedPlugin;
import dev.hatrack.plugin.Launch;
import dev.hatrack.plugin.wire.device.FingerprintResponse;
import dev.hatrack.surface.Surfaces;
import io.grpc.BindableService;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// The boards of the rack as Nomad's devices.
public final class HatDevices implements HostedPlugin, AutoCloseable {
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("nomad-devices").daemon().unstarted(task));
  private final DeviceService service;
  private final Subscription rack;
  private final Subscription reservations;

  /// @param api where tasks of this node reach the API
  /// @param timeOfDay the clock that Nomad on this node goes by
  public HatDevices(
      Rack rack,
      Surfaces surfaces,
      Reservations reservations,
      TaskApi api,
      DeviceConfig config,
      InstantSource timeOfDay) {
    Offer offer = new Offer(rack, reservations, config);
    Statistics statistics = new Statistics(offer, surfaces, timeOfDay);
    Fingerprints fingerprints = new Fingerprints(() -> fingerprint(offer), timer);
    this.service =
        new DeviceService(
            fingerprints,
            new StatisticsStreams(statistics::now, timer),
            new Desk(offer, reservations, api));
    this.rack = rack.watch(fingerprints::changed);
    this.reservations = reservations.listen(_ -> fingerprints.changed());
  }

  private static FingerprintResponse fingerprint(Offer offer) {
    return FingerprintResponse.newBuilder().addAllDeviceGroup(offer.groups()).build();
  }

  @Override
  public Kind kind() {
    return Kind.DEVICE;
  }

  @Override
  public String name() {
    return "hatrack-device";
  }

  /// The same for every launch: it knows none of them, and each stream ends with its connection.
  @Override
  public List<BindableService> services(Launch launch) {
    return List.of(service);
  }

  /// Tells nothing more. Streams stay open until their connections end.
  @Override
  public void close() {
    rack.close();
    reservations.close();
    timer.shutdownNow();
  }
}
