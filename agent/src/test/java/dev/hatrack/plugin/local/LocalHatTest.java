package dev.hatrack.plugin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.access.Caller;
import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.board.inky.PanelEeprom;
import dev.hatrack.board.simulated.SimulatedInky;
import dev.hatrack.board.simulated.SimulatedScroll;
import dev.hatrack.hat.Holder;
import dev.hatrack.sensing.Compensation;
import dev.hatrack.sensing.Sensing;
import dev.hatrack.surface.Surfaces;
import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.HatException;
import dev.hatrack.task.client.PageState;
import dev.hatrack.task.client.PageText;
import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.Size;
import dev.hatrack.task.client.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a Scroll HAT Mini and an Inky pHAT that are simulated down to their registers.
class LocalHatTest {
  private static final Holder.AllocatedTask CLOCK =
      new Holder.AllocatedTask("default", "clock", "face", "0123456789abcdef");
  private static final Holder.AllocatedTask OTHER =
      new Holder.AllocatedTask("default", "other", "face", "fedcba9876543210");
  private static final Picture LIT = Picture.of(new Size(17, 7), lit());

  private final Rack rack;
  private final Surfaces surfaces;
  private final LocalHat hat;

  LocalHatTest(@TempDir Path state) {
    SimulatedScroll scroll =
        SimulatedScroll.hatMini(InstantSource.system(), UnaryOperator.identity());
    SimulatedInky inky =
        SimulatedInky.make(
            PanelEeprom.Panel.RED_212X104, UnaryOperator.identity(), Duration.ofMillis(1));
    rack =
        new Rack(
            List.of(
                new Slot(scroll.board(), Optional.of(scroll)),
                new Slot(inky.board(), Optional.of(inky))));
    surfaces = new Surfaces(rack, InstantSource.system(), Optional.of(state));
    rack.slots().forEach(Slot::check);
    hat = hat(CLOCK, Optional.empty());
  }

  private static byte[] lit() {
    byte[] levels = new byte[17 * 7];
    levels[18] = (byte) 200;
    return levels;
  }

  private LocalHat hat(Holder.AllocatedTask holder, Optional<String> board) {
    Sensing sensing = new Sensing(rack, InstantSource.system(), Compensation.none());
    Hardware hardware = new Hardware("pi-office", "1.2.3", rack, surfaces, sensing);
    return new LocalHat(hardware, holder, () -> new Caller(holder, Set.of(), 60), board);
  }

  @AfterEach
  void close() {
    surfaces.close();
    rack.close();
  }

  @Test
  void show_picture_isOnTheSurfaceInTheTasksName() {
    assertThat(hat.show(LIT, ClaimOptions.USUAL).holder()).isEqualTo("default/clock/face/01234567");
    assertThat(hat.leds().pixels()).contains(LIT);
    hat.release();
    assertThat(hat.leds().claims()).isEmpty();
  }

  @Test
  void show_aboveTheCallersPriority_isForbidden() {
    ClaimOptions high = new ClaimOptions(61, Optional.empty(), false, 1);
    assertThatThrownBy(() -> hat.show(LIT, high))
        .isInstanceOf(HatException.class)
        .hasMessage(
            "403 Not allowed: default/clock/face/01234567 may ask for a priority of at most 60,"
                + " not 61");
  }

  @Test
  void show_belowAnExclusiveClaim_isAConflict() {
    var _ = hat(OTHER, Optional.empty()).show(LIT, new ClaimOptions(50, Optional.empty(), true, 1));
    assertThatThrownBy(() -> hat.text(Text.of("hello"), ClaimOptions.USUAL))
        .isInstanceOfSatisfying(HatException.class, e -> assertThat(e.status()).isEqualTo(409))
        .hasMessageContaining("default/other/face/fedcba98 has an exclusive claim");
  }

  @Test
  void show_onAnUnknownBoard_saysWhichThereAre() {
    assertThatThrownBy(() -> hat(CLOCK, Optional.of("sundial")).leds())
        .hasMessage(
            "404 Not found: there is no board \"sundial\" here; there is scroll-hat-mini, "
                + rack.slots().getLast().model().slug());
  }

  @Test
  void sensors_whereThereAreNone_areNotFound() {
    assertThatThrownBy(hat::sensors)
        .isInstanceOfSatisfying(HatException.class, e -> assertThat(e.status()).isEqualTo(404));
  }

  @Test
  void put_byAnInterruptedTask_keepsTheQueueForOthers() {
    Thread.currentThread().interrupt();
    PageState page = hat.put(PageText.of("hello"), ClaimOptions.USUAL);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(hat.page(page.id()).fate()).isNotEqualTo("failed");
    assertThat(hat(OTHER, Optional.empty()).put(PageText.of("again"), ClaimOptions.USUAL).fate())
        .isIn("queued", "refreshing", "shown", "superseded");
  }

  @Test
  void close_endsTheClaimsAndRefusesWhatComesLater() {
    var _ = hat.show(LIT, ClaimOptions.USUAL);
    var _ = hat.put(PageText.of("hello"), ClaimOptions.USUAL);
    hat.close();
    assertThat(surfaces.holders()).isEmpty();
    assertThatThrownBy(() -> hat.show(LIT, ClaimOptions.USUAL))
        .hasMessage(
            "403 Not allowed: default/clock/face/01234567 has ended: it may do nothing more");
  }

  @Test
  void close_endsTheWaitForButtons() throws InterruptedException {
    Thread listener = Thread.startVirtualThread(() -> hat.buttons(_ -> {}));
    hat.close();
    assertThat(listener.join(Duration.ofSeconds(5))).isTrue();
  }
}
