package dev.hatrack.plugin.driver;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import dev.hatrack.plugin.Launch;
import dev.hatrack.plugin.wire.driver.DestroyTaskRequest;
import dev.hatrack.plugin.wire.driver.DriverGrpc;
import dev.hatrack.plugin.wire.driver.RecoverTaskRequest;
import dev.hatrack.plugin.wire.driver.SignalTaskRequest;
import dev.hatrack.plugin.wire.driver.StartTaskRequest;
import dev.hatrack.plugin.wire.driver.StopTaskRequest;
import dev.hatrack.plugin.wire.driver.TaskConfig;
import dev.hatrack.plugin.wire.driver.TaskHandle;
import dev.hatrack.plugin.wire.driver.WaitTaskRequest;
import dev.hatrack.plugin.wire.driver.WaitTaskResponse;
import dev.hatrack.plugin.wire.structs.RecoverableError;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// One launch of the driver, and Nomad's end of it.
final class NomadClient implements AutoCloseable {
  private static final Metadata.Key<byte[]> DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private final Server server;
  private final ManagedChannel channel;

  NomadClient(HatDriver driver, Launch launch) {
    String name = InProcessServerBuilder.generateName();
    InProcessServerBuilder builder =
        InProcessServerBuilder.forName(name).executor(Executors.newVirtualThreadPerTaskExecutor());
    driver.services(launch).forEach(builder::addService);
    try {
      server = builder.build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    channel = InProcessChannelBuilder.forName(name).build();
  }

  DriverGrpc.DriverBlockingStub call() {
    return DriverGrpc.newBlockingStub(channel).withDeadlineAfter(30, TimeUnit.SECONDS);
  }

  DriverGrpc.DriverStub stream() {
    return DriverGrpc.newStub(channel);
  }

  /// A task's configuration, as Nomad sends it.
  static TaskConfig config(String id, Map<String, ?> config) {
    return TaskConfig.newBuilder()
        .setId("alloc-" + id + "/" + id + "/01234567")
        .setName(id)
        .setAllocId("alloc-" + id)
        .setAllocDir("/var/nomad/alloc-" + id)
        .setStdoutPath("/var/nomad/alloc-" + id + "/alloc/logs/." + id + ".stdout.fifo")
        .setNamespace("default")
        .setJobId("job-" + id)
        .setMsgpackDriverConfig(ByteString.copyFrom(Message.of(config)))
        .build();
  }

  TaskHandle start(String id, String task) {
    return start(config(id, Map.of("task", task)));
  }

  TaskHandle start(TaskConfig config) {
    return call().startTask(StartTaskRequest.newBuilder().setTask(config).build()).getHandle();
  }

  void recover(TaskHandle handle) {
    var unused = call().recoverTask(RecoverTaskRequest.newBuilder().setHandle(handle).build());
  }

  /// The handle as Nomad has it after it was restarted itself: without the job's configuration.
  static TaskHandle remembered(TaskHandle handle) {
    TaskConfig config = handle.getConfig().toBuilder().clearMsgpackDriverConfig().build();
    return handle.toBuilder().setConfig(config).build();
  }

  WaitTaskResponse await(TaskHandle handle) {
    return call().waitTask(wait(handle));
  }

  CompletableFuture<WaitTaskResponse> awaiting(TaskHandle handle) {
    Heard<WaitTaskRequest, WaitTaskResponse> heard = new Heard<>();
    stream().waitTask(wait(handle), heard);
    return heard.first();
  }

  private static WaitTaskRequest wait(TaskHandle handle) {
    return WaitTaskRequest.newBuilder().setTaskId(handle.getConfig().getId()).build();
  }

  void stop(String id, java.time.Duration timeout) {
    Duration wire =
        Duration.newBuilder()
            .setSeconds(timeout.toSeconds())
            .setNanos(timeout.toNanosPart())
            .build();
    var unused =
        call().stopTask(StopTaskRequest.newBuilder().setTaskId(id).setTimeout(wire).build());
  }

  void destroy(String id, boolean force) {
    var unused =
        call().destroyTask(DestroyTaskRequest.newBuilder().setTaskId(id).setForce(force).build());
  }

  void signal(TaskHandle handle, String signal) {
    var unused =
        call()
            .signalTask(
                SignalTaskRequest.newBuilder()
                    .setTaskId(handle.getConfig().getId())
                    .setSignal(signal)
                    .build());
  }

  /// Why a call was refused.
  static Status refusal(Runnable call) {
    try {
      call.run();
    } catch (StatusRuntimeException e) {
      return e.getStatus();
    }
    return Status.OK;
  }

  /// Whether Nomad would try a refused call again.
  static boolean recoverable(Runnable call) throws IOException {
    try {
      call.run();
    } catch (StatusRuntimeException e) {
      Metadata trailers = e.getTrailers();
      byte[] details = trailers == null ? null : trailers.get(DETAILS);
      if (details != null) {
        var status = dev.hatrack.plugin.wire.rpc.Status.parseFrom(details);
        return RecoverableError.parseFrom(status.getDetails(0).getValue()).getRecoverable();
      }
    }
    throw new AssertionError("it was not refused with a detail");
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
  }
}
