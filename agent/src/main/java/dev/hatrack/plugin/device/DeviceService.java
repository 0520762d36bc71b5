package dev.hatrack.plugin.device;

import dev.hatrack.plugin.wire.device.DevicePluginGrpc;
import dev.hatrack.plugin.wire.device.FingerprintRequest;
import dev.hatrack.plugin.wire.device.FingerprintResponse;
import dev.hatrack.plugin.wire.device.ReserveRequest;
import dev.hatrack.plugin.wire.device.ReserveResponse;
import dev.hatrack.plugin.wire.device.StatsRequest;
import dev.hatrack.plugin.wire.device.StatsResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Nomad asks of a device plugin.
final class DeviceService extends DevicePluginGrpc.DevicePluginImplBase {
  private static final Logger log = LoggerFactory.getLogger(DeviceService.class);

  private final Fingerprints fingerprints;
  private final StatisticsStreams statistics;
  private final Desk desk;

  DeviceService(Fingerprints fingerprints, StatisticsStreams statistics, Desk desk) {
    this.fingerprints = fingerprints;
    this.statistics = statistics;
    this.desk = desk;
  }

  @Override
  public void fingerprint(
      FingerprintRequest request, StreamObserver<FingerprintResponse> responses) {
    fingerprints.open((ServerCallStreamObserver<FingerprintResponse>) responses);
  }

  @Override
  public void reserve(ReserveRequest request, StreamObserver<ReserveResponse> responses) {
    try {
      ReserveResponse response =
          ReserveResponse.newBuilder()
              .setContainerRes(desk.reserve(request.getDeviceIdsList()))
              .build();
      responses.onNext(response);
      responses.onCompleted();
    } catch (StatusRuntimeException e) {
      log.info("{} not reserved: {}", request.getDeviceIdsList(), e.getStatus().getDescription());
      responses.onError(e);
    } catch (RuntimeException e) {
      log.error("{} could not be reserved", request.getDeviceIdsList(), e);
      responses.onError(
          Status.INTERNAL
              .withDescription("the agent failed to reserve it, its log says why: " + e)
              .asRuntimeException());
    }
  }

  @Override
  public void stats(StatsRequest request, StreamObserver<StatsResponse> responses) {
    Duration wished =
        Duration.ofSeconds(
            request.getCollectionInterval().getSeconds(),
            request.getCollectionInterval().getNanos());
    statistics.open((ServerCallStreamObserver<StatsResponse>) responses, wished);
  }
}
