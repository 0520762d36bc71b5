package dev.hatrack.plugin.rpc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.google.protobuf.ByteString;
import dev.hatrack.plugin.wire.driver.DriverGrpc;
import dev.hatrack.plugin.wire.driver.ExecTaskStreamingIOOperation;
import dev.hatrack.plugin.wire.driver.ExecTaskStreamingRequest;
import dev.hatrack.plugin.wire.driver.ExecTaskStreamingResponse;
import dev.hatrack.plugin.wire.driver.FingerprintRequest;
import dev.hatrack.plugin.wire.driver.FingerprintResponse;
import dev.hatrack.plugin.wire.driver.StartTaskRequest;
import dev.hatrack.plugin.wire.driver.WaitTaskRequest;
import dev.hatrack.plugin.wire.driver.WaitTaskResponse;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 25, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RpcServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MANY = 200;

  private final WaitingDriver driver = new WaitingDriver();
  private final RpcServers servers = new RpcServers();
  private final RpcServer server;
  private final UnixChannel client;

  RpcServerTest(@TempDir Path directory) throws IOException {
    server = servers.open(directory.resolve("s.sock"), List.of(driver));
    client = new UnixChannel(server.socket());
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    servers.close();
  }

  @Test
  void call_ofAnUnknownMethod_isUnimplemented() {
    assertThatThrownBy(
            () ->
                dev.hatrack.plugin.wire.health.HealthGrpc.newBlockingStub(client.channel())
                    .check(dev.hatrack.plugin.wire.health.HealthCheckRequest.getDefaultInstance()))
        .hasMessageContaining("UNIMPLEMENTED");
  }

  @Test
  void waiting_twoHundredTasks_blocksNobodyElse() throws Exception {
    List<Future<WaitTaskResponse>> waits = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      waits.add(
          DriverGrpc.newFutureStub(client.channel())
              .waitTask(WaitTaskRequest.newBuilder().setTaskId("task-" + i).build()));
    }
    for (int i = 0; i < MANY; i++) {
      assertThat(driver.waiting.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
    }

    assertThat(fingerprints(Context.current()).next().getHealthDescription()).isEqualTo("first");

    driver.finish.complete(true);
    for (int i = 0; i < MANY; i++) {
      assertThat(waits.get(i).get(PATIENCE.toSeconds(), TimeUnit.SECONDS).getErr())
          .isEqualTo("task-" + i);
    }
  }

  @Test
  void waiting_twoHundredTasks_canAllBeCancelledAtOnce() throws Exception {
    List<Future<WaitTaskResponse>> waits = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      waits.add(
          DriverGrpc.newFutureStub(client.channel())
              .waitTask(WaitTaskRequest.newBuilder().setTaskId("task-" + i).build()));
    }
    for (int i = 0; i < MANY; i++) {
      assertThat(driver.waiting.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
    }

    waits.forEach(wait -> wait.cancel(true));

    Set<String> cancelled = new HashSet<>();
    while (cancelled.size() < MANY) {
      @Nullable String task = driver.cancelled.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(task).as("heard of %d", cancelled.size()).isNotNull();
      cancelled.add(String.valueOf(task));
    }
    assertThat(fingerprints(Context.current()).next().getHealthDescription()).isEqualTo("first");
  }

  @Test
  void stream_staysOpen_andEndsWhenTheClientCancels() throws Exception {
    Context.CancellableContext context = Context.current().withCancellation();
    Iterator<FingerprintResponse> seen = fingerprints(context);
    StreamObserver<FingerprintResponse> answers = driver.fingerprints.take();
    assertThat(seen.next().getHealthDescription()).isEqualTo("first");

    answers.onNext(FingerprintResponse.newBuilder().setHealthDescription("later").build());
    assertThat(seen.next().getHealthDescription()).isEqualTo("later");

    context.cancel(null);
    assertThat(driver.cancelled.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo("fingerprint");
  }

  @Test
  void stream_whoseClientGoes_isCancelled() throws Exception {
    try (UnixChannel other = new UnixChannel(server.socket())) {
      var unused =
          DriverGrpc.newBlockingStub(other.channel())
              .fingerprint(FingerprintRequest.getDefaultInstance())
              .next();
    }

    assertThat(driver.cancelled.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo("fingerprint");
  }

  @Test
  void failure_hasItsTrailers() {
    assertThatThrownBy(
            () ->
                DriverGrpc.newBlockingStub(client.channel())
                    .startTask(StartTaskRequest.getDefaultInstance()))
        .asInstanceOf(type(StatusRuntimeException.class))
        .satisfies(
            failure -> {
              assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
              assertThat(failure.getStatus().getDescription()).isEqualTo("wrong: ä");
              assertThat(requireNonNull(failure.getTrailers()).get(WaitingDriver.DETAILS))
                  .containsExactly(8, 13, 0xff, 0);
            });
  }

  @Test
  void bidirectional_carriesFifteenMebibytesAtOnce() throws Exception {
    Answers<ExecTaskStreamingResponse> answers = new Answers<>();
    StreamObserver<ExecTaskStreamingRequest> requests =
        DriverGrpc.newStub(client.channel()).execTaskStreaming(answers);

    for (int bytes : List.of(0, 1, 15 * 1024 * 1024, 70_000)) {
      requests.onNext(
          ExecTaskStreamingRequest.newBuilder()
              .setStdin(
                  ExecTaskStreamingIOOperation.newBuilder()
                      .setData(ByteString.copyFrom(new byte[bytes])))
              .build());
      assertThat(answers.next(PATIENCE).getStdout().getData().size()).isEqualTo(bytes);
    }

    requests.onCompleted();
    assertThat(answers.end(PATIENCE)).isEqualTo(Status.Code.OK);
  }

  @Test
  void closing_neverEndsAStreamWell() throws Exception {
    Answers<FingerprintResponse> answers = new Answers<>();
    DriverGrpc.newStub(client.channel())
        .fingerprint(FingerprintRequest.getDefaultInstance(), answers);
    assertThat(answers.next(PATIENCE).getHealthDescription()).isEqualTo("first");

    server.close();

    assertThat(answers.end(PATIENCE)).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(Files.exists(server.socket())).isFalse();
  }

  private Iterator<FingerprintResponse> fingerprints(Context context) throws Exception {
    return context.call(
        () ->
            DriverGrpc.newBlockingStub(client.channel())
                .fingerprint(FingerprintRequest.getDefaultInstance()));
  }
}
