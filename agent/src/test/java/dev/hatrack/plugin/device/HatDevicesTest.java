package dev.hatrack.plugin.device;

import static dev.hatrack.testing.ScriptedBoard.plain;
import static dev.hatrack.testing.ToldDeviceUsers.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Duration;
import dev.hatrack.access.Reservation;
import dev.hatrack.access.ReservationFile;
import dev.hatrack.access.Reservations;
import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.bus.BusException;
import dev.hatrack.hat.Holder;
import dev.hatrack.plugin.wire.device.DetectedDevice;
import dev.hatrack.plugin.wire.device.DeviceGroup;
import dev.hatrack.plugin.wire.device.DevicePluginGrpc;
import dev.hatrack.plugin.wire.device.FingerprintRequest;
import dev.hatrack.plugin.wire.device.FingerprintResponse;
import dev.hatrack.plugin.wire.device.ReserveRequest;
import dev.hatrack.plugin.wire.device.StatsRequest;
import dev.hatrack.plugin.wire.device.StatsResponse;
import dev.hatrack.surface.ClaimRefused;
import dev.hatrack.surface.ClaimTerms;
import dev.hatrack.surface.Content;
import dev.hatrack.surface.LedSurface;
import dev.hatrack.surface.Surfaces;
import dev.hatrack.testing.ScriptedBoard;
import dev.hatrack.testing.ScriptedPanel;
import dev.hatrack.testing.SteppedClock;
import dev.hatrack.testing.ToldDeviceUsers;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Drives the plugin as Nomad's device manager does.
@Timeout(60)
class HatDevicesTest {
  private static final String LEDS = "four-leds";
  private static final String PAPER = "paper";
  private static final String FIRST = "1f2c75be-d84a-dd99-3ee2-97df288b3180";

  private final ScriptedBoard board = new ScriptedBoard();
  private final Rack rack =
      new Rack(
          List.of(
              new Slot(board, Optional.empty()), new Slot(new ScriptedPanel(), Optional.empty())));
  private final SteppedClock clock = new SteppedClock();
  private final ToldDeviceUsers nomad = new ToldDeviceUsers();
  private final Reservations reservations =
      new Reservations(new ReservationFile(Optional.empty()), clock, clock);
  private final Surfaces surfaces =
      new Surfaces(rack, clock, Optional.empty(), ReservedSurfaces.tenancies(reservations));
  private final HatDevices plugin =
      new HatDevices(
          rack,
          surfaces,
          reservations,
          new TaskApi("https://127.0.0.1:7070", Optional.of(Path.of("/etc/hatrack/tls/ca.pem"))),
          new DeviceConfig(2),
          clock);
  private final String name = InProcessServerBuilder.generateName();
  private final Server server =
      InProcessServerBuilder.forName(name).addService(new NoLaunch().serviceOf(plugin)).build();
  private final ManagedChannel channel = InProcessChannelBuilder.forName(name).build();

  @BeforeEach
  void start() throws IOException {
    rack.slots().forEach(Slot::check);
    ReservedSurfaces.join(reservations, surfaces);
    reservations.follow(nomad);
    server.start();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.shutdownNow();
    plugin.close();
    reservations.close();
    surfaces.close();
  }

  private DevicePluginGrpc.DevicePluginBlockingStub client() {
    return DevicePluginGrpc.newBlockingStub(channel);
  }

  private Iterator<FingerprintResponse> fingerprint() {
    return client().fingerprint(FingerprintRequest.getDefaultInstance());
  }

  private Map<String, String> reserve(String... ids) {
    return client()
        .reserve(ReserveRequest.newBuilder().addAllDeviceIds(List.of(ids)).build())
        .getContainerRes()
        .getEnvsMap();
  }

  private LedSurface leds() {
    return surfaces.leds(LEDS).orElseThrow();
  }

  private Holder holder(Map<String, String> environment) {
    return reservations
        .find(String.valueOf(environment.get("HATRACK_TOKEN")))
        .map(Reservation::holder)
        .orElseThrow();
  }

  private static DeviceGroup group(FingerprintResponse response, String type, String board) {
    return response.getDeviceGroupList().stream()
        .filter(it -> it.getDeviceType().equals(type) && it.getDeviceName().equals(board))
        .findFirst()
        .orElseThrow();
  }

  private static String health(FingerprintResponse response, String type) {
    DetectedDevice device = group(response, type, LEDS).getDevices(0);
    return device.getHealthy() ? "healthy" : device.getHealthDescription();
  }

  /// Reads on until this is so. Changes that come together may be told together.
  private static FingerprintResponse await(
      Iterator<FingerprintResponse> stream, Predicate<FingerprintResponse> wanted) {
    while (stream.hasNext()) {
      FingerprintResponse next = stream.next();
      if (wanted.test(next)) {
        return next;
      }
    }
    throw new AssertionError("the stream has ended");
  }

  @Test
  void fingerprint_atOnce_tellsOfBoardsAndSharedSlots() {
    FingerprintResponse first = fingerprint().next();

    assertThat(first.getDeviceGroupList())
        .extracting(it -> it.getVendor() + "/" + it.getDeviceType() + "/" + it.getDeviceName())
        .containsExactly(
            "nobody/hat/four-leds",
            "nobody/hat-shared/four-leds",
            "nobody/hat/paper",
            "nobody/hat-shared/paper");
    assertThat(group(first, "hat", LEDS).getDevicesList())
        .extracting(DetectedDevice::getId)
        .containsExactly("four-leds");
    assertThat(group(first, "hat-shared", LEDS).getDevicesList())
        .extracting(DetectedDevice::getId)
        .containsExactly("four-leds#1", "four-leds#2");
  }

  @Test
  void fingerprint_attributes_areForConstraints() {
    DeviceGroup group = group(fingerprint().next(), "hat", LEDS);

    assertThat(group.getAttributesOrThrow("width").getIntVal()).isEqualTo(4);
    assertThat(group.getAttributesOrThrow("height").getIntVal()).isEqualTo(1);
    assertThat(group.getAttributesOrThrow("colours").getStringVal()).isEqualTo("grey8");
    assertThat(group.getAttributesOrThrow("capability").getStringVal()).isEqualTo("leds");
    assertThat(group.getAttributesOrThrow("capabilities").getStringVal()).isEqualTo("leds");
    assertThat(group.getAttributesOrThrow("leds").getBoolVal()).isTrue();
    assertThat(group.getAttributesOrThrow("eink").hasBoolVal()).isTrue();
    assertThat(group.getAttributesOrThrow("simulated").hasBoolVal()).isTrue();
  }

  @Test
  void fingerprint_boardFailsAndComesBack_isTold() {
    Iterator<FingerprintResponse> stream = fingerprint();
    assertThat(health(stream.next(), "hat")).isEqualTo("healthy");
    Slot slot = rack.find(LEDS).orElseThrow();

    slot.failed(new BusException(BusException.Kind.ERROR, "the wire is cut"));
    FingerprintResponse failed = await(stream, it -> !health(it, "hat").equals("healthy"));
    assertThat(health(failed, "hat")).isEqualTo("failed: the wire is cut");
    assertThat(health(failed, "hat-shared")).isEqualTo("failed: the wire is cut");
    slot.check();

    await(stream, it -> health(it, "hat").equals("healthy"));
  }

  @Test
  void fingerprint_boardComes_isTold() {
    Iterator<FingerprintResponse> stream = fingerprint();
    stream.next();

    rack.add(new Slot(new ScriptedBoard("more-leds", ScriptedBoard.FORMAT), Optional.empty()));

    await(stream, it -> it.getDeviceGroupCount() == 6);
  }

  @Test
  void reserve_tokenDraws_andNobodyElseDoes() {
    nomad.runs(FIRST, LEDS);

    Map<String, String> environment = reserve(LEDS);

    assertThat(environment)
        .containsEntry("HATRACK_ADDR", "https://127.0.0.1:7070")
        .containsEntry("HATRACK_CACERT", "/etc/hatrack/tls/ca.pem")
        .containsEntry("HATRACK_BOARD", LEDS)
        .containsEntry("HATRACK_BOARDS", LEDS)
        .containsEntry("HATRACK_TOKEN_FOUR_LEDS", String.valueOf(environment.get("HATRACK_TOKEN")));
    assertThat(holder(environment)).isEqualTo(task(FIRST));
    leds().claim(holder(environment), ClaimTerms.DEFAULT, Content.still(plain(5)));
    assertThat(leds().view().shown()).isEqualTo(plain(5));
    assertThatThrownBy(
            () -> leds().claim(new Holder.Anyone(), ClaimTerms.DEFAULT, Content.still(plain(9))))
        .isInstanceOf(ClaimRefused.class)
        .hasMessageContaining(task(FIRST).display());
  }

  @Test
  void reserve_severalBoards_oneTokenForAll() {
    Map<String, String> environment = reserve(LEDS, PAPER);

    assertThat(environment)
        .containsEntry("HATRACK_BOARD", LEDS)
        .containsEntry("HATRACK_BOARDS", "four-leds,paper")
        .containsEntry("HATRACK_TOKEN_PAPER", String.valueOf(environment.get("HATRACK_TOKEN")));
  }

  @Test
  void reserve_exclusive_sharedSlotsAreUnhealthyMeanwhile() {
    nomad.runs(FIRST, LEDS);
    Iterator<FingerprintResponse> stream = fingerprint();
    reserve(LEDS);

    String reserved = "reserved by " + task(FIRST).display();
    FingerprintResponse told = await(stream, it -> health(it, "hat-shared").equals(reserved));
    assertThat(health(told, "hat")).isEqualTo("healthy");
    nomad.ends(FIRST);

    await(stream, it -> health(it, "hat-shared").equals("healthy"));
  }

  @Test
  void reserve_shared_theWholeBoardIsUnhealthyAndRefused() {
    nomad.runs(FIRST, "four-leds#2");
    Iterator<FingerprintResponse> stream = fingerprint();
    reserve("four-leds#2");

    await(stream, it -> health(it, "hat").equals("shared by " + task(FIRST).display()));
    assertThatThrownBy(() -> reserve(LEDS))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION))
        .hasMessageContaining(task(FIRST).display());
    assertThat(reserve("four-leds#1")).containsEntry("HATRACK_BOARD", LEDS);
  }

  @Test
  void reserve_unknownDevice_saysWhatThereIs() {
    assertThatThrownBy(() -> reserve("four-leds#3"))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND))
        .hasMessageContaining("four-leds#3")
        .hasMessageContaining("four-leds, paper");
  }

  @Test
  void reserve_boardHasGone_saysWhy() {
    Slot slot = rack.find(LEDS).orElseThrow();
    for (int misses = 0; misses < 3; misses++) {
      slot.failed(new BusException(BusException.Kind.NAK, "nobody answers at 0x74"));
    }

    assertThatThrownBy(() -> reserve(LEDS))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("four-leds is absent: nobody answers at 0x74");
  }

  @Test
  void allocationEnds_claimsEndAndTheBoardShowsWhatIsBeneath() {
    Holder alarm = new Holder.NamedToken("alarm");
    leds().claim(alarm, ClaimTerms.DEFAULT, Content.still(plain(9)));
    nomad.runs(FIRST, LEDS);
    Holder tenant = holder(reserve(LEDS));
    leds().claim(tenant, ClaimTerms.DEFAULT, Content.still(plain(5)));

    nomad.ends(FIRST);

    assertThat(leds().view().shown()).isEqualTo(plain(9));
    assertThat(leds().view().claims()).extracting(claim -> claim.holder()).containsExactly(alarm);
  }

  @Test
  void taskKnownLater_itsClaimIsTheTasks() {
    Holder unknown = holder(reserve(LEDS));
    leds().claim(unknown, ClaimTerms.DEFAULT, Content.still(plain(5)));

    nomad.runs(FIRST, LEDS);

    assertThat(leds().view().claims())
        .extracting(claim -> claim.holder().display())
        .containsExactly(task(FIRST).display());
  }

  @Test
  void stats_eachDeviceHasItsTime_andGoesOn() {
    Iterator<StatsResponse> stream =
        client()
            .stats(
                StatsRequest.newBuilder()
                    .setCollectionInterval(Duration.getDefaultInstance())
                    .build());

    StatsResponse first = stream.next();

    assertThat(first.getGroupsList())
        .allSatisfy(
            group ->
                assertThat(group.getInstanceStatsMap().values())
                    .allMatch(stats -> stats.hasTimestamp() && stats.hasSummary()));
    assertThat(first.getGroups(0).getInstanceStatsOrThrow(LEDS).getSummary().getUnit())
        .isEqualTo("frames");
    assertThat(stream.hasNext()).isTrue();
  }

  @Test
  void stats_interval_isBounded() {
    assertThat(StatisticsStreams.bounded(java.time.Duration.ofNanos(-1)))
        .isEqualTo(StatisticsStreams.SHORTEST);
    assertThat(StatisticsStreams.bounded(java.time.Duration.ofDays(1)))
        .isEqualTo(StatisticsStreams.LONGEST);
  }
}
