package dev.hatrack.plugin.device;

import com.google.protobuf.Int64Value;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import dev.hatrack.access.BoardDevice;
import dev.hatrack.plugin.wire.device.DetectedDevice;
import dev.hatrack.plugin.wire.device.DeviceGroup;
import dev.hatrack.plugin.wire.device.DeviceGroupStats;
import dev.hatrack.plugin.wire.device.DeviceStats;
import dev.hatrack.plugin.wire.device.StatsResponse;
import dev.hatrack.plugin.wire.structs.StatObject;
import dev.hatrack.plugin.wire.structs.StatValue;
import dev.hatrack.surface.EinkSurface;
import dev.hatrack.surface.LedSurface;
import dev.hatrack.surface.Surfaces;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// What the boards have done, for `nomad alloc status -stats` and `nomad node status -stats`.
///
/// A whole board's summary is the frames or pages that it was shown since the agent started, a
/// shared slot's the claims on the board now.
final class Statistics {
  private final Offer offer;
  private final Surfaces surfaces;
  private final InstantSource timeOfDay;

  Statistics(Offer offer, Surfaces surfaces, InstantSource timeOfDay) {
    this.offer = offer;
    this.surfaces = surfaces;
    this.timeOfDay = timeOfDay;
  }

  StatsResponse now() {
    StatsResponse.Builder response = StatsResponse.newBuilder();
    offer.groups().forEach(group -> response.addGroups(group(group)));
    return response.build();
  }

  private DeviceGroupStats group(DeviceGroup group) {
    DeviceGroupStats.Builder stats =
        DeviceGroupStats.newBuilder()
            .setVendor(group.getVendor())
            .setType(group.getDeviceType())
            .setName(group.getDeviceName());
    boolean shared = group.getDeviceType().equals(BoardDevice.SHARED);
    for (DetectedDevice device : group.getDevicesList()) {
      stats.putInstanceStats(device.getId(), device(group.getDeviceName(), shared, device));
    }
    return stats.build();
  }

  private DeviceStats device(String board, boolean shared, DetectedDevice device) {
    Instant now = timeOfDay.instant();
    StatValue claims = number(claims(board), "claims", "claims on the board now");
    StatValue summary = shared ? claims : shown(board).orElse(claims);
    StatObject.Builder stats =
        StatObject.newBuilder()
            .putAttributes("claims", claims)
            .putAttributes(
                "health", text(device.getHealthy() ? "healthy" : device.getHealthDescription()));
    shown(board).ifPresent(value -> stats.putAttributes(value.getUnit(), value));
    return DeviceStats.newBuilder()
        .setSummary(summary)
        .setStats(stats)
        .setTimestamp(
            Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
        .build();
  }

  private long claims(String board) {
    long lights = surfaces.leds(board).map(surface -> surface.view().claims().size()).orElse(0);
    long pages = surfaces.eink(board).map(surface -> surface.view().claims().size()).orElse(0);
    return lights + pages;
  }

  private Optional<StatValue> shown(String board) {
    return surfaces
        .leds(board)
        .map(LedSurface::framesShown)
        .map(frames -> number(frames, "frames", "frames shown since the agent started"))
        .or(
            () ->
                surfaces
                    .eink(board)
                    .map(EinkSurface::refreshes)
                    .map(pages -> number(pages, "pages", "pages shown since the agent started")));
  }

  private static StatValue number(long value, String unit, String description) {
    return StatValue.newBuilder()
        .setIntNumeratorVal(Int64Value.of(value))
        .setUnit(unit)
        .setDesc(description)
        .build();
  }

  private static StatValue text(String value) {
    return StatValue.newBuilder().setStringVal(StringValue.of(value)).build();
  }
}
