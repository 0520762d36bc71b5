package dev.hatrack.surface;

import static dev.hatrack.testing.ScriptedBoard.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Holder;
import dev.hatrack.testing.ScriptedBoard;
import dev.hatrack.testing.ScriptedPanel;
import dev.hatrack.testing.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of a surface while its board is reserved: docs/decisions/0010-reservations.md.
@Timeout(60)
class TenancyTest {
  private static final String LEDS = "four-leds";
  private static final String PAPER = "paper";
  private static final Holder DEVICE = new Holder.ReservedDevice(LEDS, "r1");
  private static final Holder TASK =
      new Holder.AllocatedTask("default", "clock", "clock", "1f2c75be");
  private static final Holder ALARM = new Holder.NamedToken("alarm");
  private static final ClaimTerms LOW = new ClaimTerms(10, Duration.ofMinutes(5), false, 1.0);
  private static final ClaimTerms HIGH = new ClaimTerms(90, Duration.ofMinutes(5), false, 1.0);
  private static final ClaimTerms EXCLUSIVE = new ClaimTerms(90, Duration.ofMinutes(5), true, 1.0);

  private final ScriptedPanel panel = new ScriptedPanel();
  private final Rack rack =
      new Rack(
          List.of(
              new Slot(new ScriptedBoard(), Optional.empty()), new Slot(panel, Optional.empty())));
  private final ConcurrentHashMap<String, Tenant> tenants = new ConcurrentHashMap<>();
  private final Surfaces surfaces =
      new Surfaces(
          rack,
          new SteppedClock(),
          Optional.empty(),
          board -> Optional.ofNullable(tenants.get(board)));
  private final LedSurface leds = surfaces.leds(LEDS).orElseThrow();
  private final EinkSurface eink = surfaces.eink(PAPER).orElseThrow();

  TenancyTest() {
    rack.slots().forEach(Slot::check);
  }

  @AfterEach
  void close() {
    panel.endAtOnce();
    panel.finish();
    surfaces.close();
  }

  private void reserve(String board, Holder holder) {
    tenants.put(board, new Tenant(holder, Set.of(DEVICE, TASK)));
    surfaces.tenancyChanged(board);
  }

  private void free(String board) {
    tenants.remove(board);
    surfaces.tenancyChanged(board);
  }

  private void draw(Holder holder, ClaimTerms terms, int level) {
    leds.claim(holder, terms, Content.still(plain(level)));
  }

  private List<String> holders() {
    return leds.view().claims().stream().map(claim -> claim.holder().display()).toList();
  }

  @Test
  void reserved_nothingDrawnYet_isDarkAndTheTenants() {
    draw(ALARM, HIGH, 9);

    reserve(LEDS, DEVICE);

    assertThat(leds.view().shown()).isEqualTo(plain(0));
    assertThat(holders()).containsExactly("device/four-leds", "token/alarm");
    assertThat(leds.view().top()).map(claim -> claim.terms().exclusive()).contains(true);
    assertThat(surfaces.onTop(DEVICE, LEDS)).isTrue();
  }

  @Test
  void tenant_lowPriority_isShownAboveAll() {
    draw(ALARM, EXCLUSIVE, 9);
    reserve(LEDS, TASK);

    draw(TASK, LOW, 3);

    assertThat(leds.view().shown()).isEqualTo(plain(3));
    assertThat(holders()).containsExactly("default/clock/clock/1f2c75be", "token/alarm");
  }

  @Test
  void newcomer_isRefusedWithTheTenantsName() {
    reserve(LEDS, TASK);

    assertThatThrownBy(() -> draw(ALARM, HIGH, 9))
        .isInstanceOfSatisfying(
            ClaimRefused.class, e -> assertThat(e.inTheWay().holder()).isEqualTo(TASK))
        .hasMessageContaining("default/clock/clock/1f2c75be has reserved the board");
  }

  @Test
  void thoseBeneath_mayRenew_andComeBackWithTheirNewest() {
    draw(ALARM, HIGH, 9);
    reserve(LEDS, TASK);
    draw(TASK, LOW, 3);

    draw(ALARM, HIGH, 7);
    assertThat(leds.view().shown()).isEqualTo(plain(3));
    surfaces.releaseIf(LEDS, TASK::equals, "its task has ended");
    free(LEDS);

    assertThat(leds.view().shown()).isEqualTo(plain(7));
  }

  @Test
  void claim_isPassedOnWhenTheTaskIsKnown() {
    reserve(LEDS, DEVICE);
    draw(DEVICE, LOW, 3);

    surfaces.pass(DEVICE, TASK);

    assertThat(leds.view().shown()).isEqualTo(plain(3));
    assertThat(holders()).containsExactly("default/clock/clock/1f2c75be");
    assertThat(leds.release(TASK)).isTrue();
  }

  @Test
  void page_ofSomebodyElse_waitsUntilTheReservationEnds() throws InterruptedException {
    Frame running = ScriptedPanel.page(1);
    eink.accept(ALARM, LOW, running);
    assertThat(panel.nextBegun()).isEqualTo(running);
    String waits = eink.accept(ALARM, HIGH, ScriptedPanel.page(2)).page().id();

    reserve(PAPER, TASK);

    assertThat(eink.page(waits).orElseThrow().fate())
        .isEqualTo(
            new Fate.Queued(0, "it waits: default/clock/clock/1f2c75be has reserved the board"));
    String own = eink.accept(TASK, LOW, ScriptedPanel.page(3)).page().id();
    assertThat(eink.view().queued()).map(Page::id).contains(own);
    assertThat(eink.page(waits).orElseThrow().fate().word()).isEqualTo("queued");
    eink.release(TASK);
    free(PAPER);
    assertThat(eink.view().queued()).map(Page::id).contains(waits);
  }

  @Test
  void page_isPassedOnWhenTheTaskIsKnown() throws InterruptedException {
    reserve(PAPER, DEVICE);
    String id = eink.accept(DEVICE, LOW, ScriptedPanel.page(1)).page().id();
    assertThat(panel.nextBegun()).isEqualTo(ScriptedPanel.page(1));

    surfaces.pass(DEVICE, TASK);

    assertThat(eink.page(id)).map(Page::holder).contains(TASK);
    assertThat(eink.view().top()).map(Claim::holder).contains(TASK);
  }
}
