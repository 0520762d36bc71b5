package dev.hatrack.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import dev.hatrack.access.Caller;
import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.board.scroll.ScrollHatMini;
import dev.hatrack.bus.simulated.Is31fl3731Chip;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.hat.Frame;
import dev.hatrack.plugin.Launch;
import dev.hatrack.plugin.driver.HatDriver;
import dev.hatrack.plugin.driver.Message;
import dev.hatrack.plugin.local.Hardware;
import dev.hatrack.plugin.rpc.RpcServer;
import dev.hatrack.plugin.rpc.RpcServers;
import dev.hatrack.plugin.rpc.UnixChannel;
import dev.hatrack.plugin.task.BoardsHealth;
import dev.hatrack.plugin.task.HatTasks;
import dev.hatrack.plugin.task.LocalHats;
import dev.hatrack.plugin.wire.driver.DestroyTaskRequest;
import dev.hatrack.plugin.wire.driver.DriverGrpc;
import dev.hatrack.plugin.wire.driver.StartTaskRequest;
import dev.hatrack.plugin.wire.driver.StopTaskRequest;
import dev.hatrack.plugin.wire.driver.TaskConfig;
import dev.hatrack.sensing.Compensation;
import dev.hatrack.sensing.Sensing;
import dev.hatrack.surface.LedSurface;
import dev.hatrack.surface.SteadyClock;
import dev.hatrack.surface.Surfaces;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// From Nomad's `StartTask` on the unix socket until the board has taken the clock's first frame,
/// on a simulated bus at 400 kHz. The client is in the same process, and the log is not read.
public final class StartTaskBench {
  private static final int WARM_UP = 20;
  private static final int ROUNDS = 200;

  private final Semaphore lit = new Semaphore(0);
  private final Semaphore dark = new Semaphore(0);
  private volatile long shownAt;

  private StartTaskBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    new StartTaskBench().measure();
  }

  private void measure() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("hat-start-bench-");
    InstantSource time = InstantSource.system();
    SimulatedHeader header = SimulatedHeader.atWireSpeed(400_000);
    header.attach(ScrollHatMini.ADDRESS, new Is31fl3731Chip());
    ScrollHatMini board = new ScrollHatMini(header, time);
    Slot slot = new Slot(board, Optional.empty());
    Rack rack = new Rack(List.of(slot));
    slot.check();
    Path socket = directory.resolve("driver.sock");
    try (Surfaces surfaces = new Surfaces(rack, new SteadyClock());
        HatDriver driver = driver(rack, surfaces, time);
        RpcServers servers = new RpcServers();
        RpcServer server = servers.open(socket, driver.services(new NoNomad()));
        UnixChannel channel = new UnixChannel(server.socket())) {
      LedSurface surface = surfaces.leds().getFirst();
      try (var _ = surface.watch(this::shown)) {
        rounds(DriverGrpc.newBlockingStub(channel.channel()));
      }
    } finally {
      board.close();
      Files.deleteIfExists(socket);
      Files.delete(directory);
    }
  }

  private static HatDriver driver(Rack rack, Surfaces surfaces, InstantSource time) {
    Hardware hardware =
        new Hardware(
            "bench", "0.1.0", rack, surfaces, new Sensing(rack, time, Compensation.none()));
    return new HatDriver(
        new HatTasks(),
        new LocalHats(hardware, (task, _) -> new Caller(task, Set.of(), 50)),
        new BoardsHealth(rack),
        "0.1.0",
        time);
  }

  private void shown(Frame frame) {
    boolean anything = !frame.equals(Frame.blank(frame.format()));
    if (anything) {
      shownAt = System.nanoTime();
    }
    (anything ? lit : dark).release();
  }

  private void rounds(DriverGrpc.DriverBlockingStub nomad) throws InterruptedException {
    double[] milliseconds = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      TaskConfig task = task(round + WARM_UP);
      lit.drainPermits();
      long begun = System.nanoTime();
      var _ = nomad.startTask(StartTaskRequest.newBuilder().setTask(task).build());
      await(lit, "lit");
      if (round >= 0) {
        milliseconds[round] = (shownAt - begun) / 1e6;
      }
      dark.drainPermits();
      var _ =
          nomad.stopTask(
              StopTaskRequest.newBuilder()
                  .setTaskId(task.getId())
                  .setTimeout(Duration.newBuilder().setSeconds(5))
                  .build());
      await(dark, "dark");
      var _ =
          nomad.destroyTask(
              DestroyTaskRequest.newBuilder().setTaskId(task.getId()).setForce(true).build());
    }
    print(milliseconds);
  }

  private static void await(Semaphore what, String word) throws InterruptedException {
    if (!what.tryAcquire(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the board was not " + word + " within 10 s");
    }
  }

  private static TaskConfig task(int number) {
    String allocation = "%08d-0000-0000-0000-000000000000".formatted(number);
    return TaskConfig.newBuilder()
        .setId(allocation + "/clock/01234567")
        .setName("clock")
        .setAllocId(allocation)
        .setAllocDir("/nowhere/" + allocation)
        .setStdoutPath("/dev/null")
        .setStderrPath("/dev/null")
        .setNamespace("default")
        .setJobId("clock")
        .setMsgpackDriverConfig(ByteString.copyFrom(Message.of(Map.of("task", "scroll-clock"))))
        .build();
  }

  private static void print(double[] milliseconds) {
    Arrays.sort(milliseconds);
    System.out.printf(
        "StartTask to the first frame on the bus, %d starts: p50 %.1f ms, p99 %.1f ms, most %.1f"
            + " ms%n",
        ROUNDS,
        milliseconds[ROUNDS / 2],
        milliseconds[(int) (ROUNDS * 0.99)],
        milliseconds[ROUNDS - 1]);
  }

  /// Nobody reads logs here, and there are no files.
  private static final class NoNomad implements Launch {
    @Override
    public boolean live() {
      return true;
    }

    @Override
    public boolean staying() {
      return true;
    }

    @Override
    public OutputStream log(Path pipe) {
      return OutputStream.nullOutputStream();
    }

    @Override
    public byte[] file(Path file, int most) throws IOException {
      throw new NoSuchFileException(file.toString());
    }
  }
}
