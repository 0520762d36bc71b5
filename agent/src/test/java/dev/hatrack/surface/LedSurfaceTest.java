package dev.hatrack.surface;

import static dev.hatrack.testing.ScriptedBoard.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.board.Slot;
import dev.hatrack.bus.BusException;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.testing.ScriptedBoard;
import dev.hatrack.testing.ScriptedBoard.Shown;
import dev.hatrack.testing.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LedSurfaceTest {
  private static final Holder CLOCK = new Holder.NamedToken("clock");
  private static final Holder ALARM = new Holder.NamedToken("alarm");
  private static final Holder NOBODY = new Holder.Anyone();
  private static final ClaimTerms USUAL = ClaimTerms.DEFAULT;
  private static final ClaimTerms HIGH = new ClaimTerms(80, Duration.ofSeconds(10), false, 0.5);

  private final ScriptedBoard board = new ScriptedBoard();
  private final Slot slot = new Slot(board, Optional.empty());
  private final SteppedClock clock = new SteppedClock();
  private final LedSurface surface = new LedSurface(slot, board, clock);

  @BeforeEach
  void boardIsThereAndDark() throws InterruptedException {
    slot.check();
    assertShown(0);
  }

  @AfterEach
  void close() {
    surface.close();
  }

  private Claim claim(Holder holder, ClaimTerms terms, int level) {
    return surface.claim(holder, terms, Content.still(plain(level)));
  }

  private void assertShown(int level) throws InterruptedException {
    assertThat(board.nextShown()).isEqualTo(new Shown(plain(level), 1.0));
  }

  /// The board has a frame before it is counted: the painting thread is let come to its end.
  private long framesShownInAll() {
    surface.close();
    return surface.framesShown();
  }

  /// Moves the clock, and wakes the painting thread, which has only real time to sleep in.
  private void pass(Duration time) {
    clock.advance(time);
    assertThat(surface.release(NOBODY)).isFalse();
  }

  @Test
  void claim_isShownAtItsBrightness() throws InterruptedException {
    claim(ALARM, HIGH, 9);
    assertThat(board.nextShown()).isEqualTo(new Shown(plain(9), 0.5));
  }

  @Test
  void claim_isSeenInTheViewAtOnce() {
    Claim clockClaim = claim(CLOCK, USUAL, 7);
    Claim alarm = claim(ALARM, HIGH, 9);
    SurfaceView view = surface.view();
    assertThat(view.shown()).isEqualTo(plain(9));
    assertThat(view.claims()).containsExactly(alarm, clockClaim);
    assertThat(view.top()).contains(alarm);
  }

  @Test
  void claim_beneathAnother_isNotSentToTheBoard() throws InterruptedException {
    claim(ALARM, new ClaimTerms(80, Duration.ofSeconds(10), false, 1.0), 9);
    assertShown(9);
    claim(CLOCK, USUAL, 7);
    surface.release(ALARM);
    assertShown(7);
    surface.release(CLOCK);
    assertShown(0);
    assertThat(framesShownInAll()).isEqualTo(4);
  }

  @Test
  void claim_ends_theNextOnesNewestFrameComesBack() throws InterruptedException {
    claim(CLOCK, USUAL, 7);
    assertShown(7);
    claim(ALARM, HIGH, 9);
    assertThat(board.nextShown().frame()).isEqualTo(plain(9));
    claim(CLOCK, USUAL, 8);
    pass(HIGH.ttl());
    assertShown(8);
    pass(USUAL.ttl());
    assertShown(0);
    assertThat(surface.view().claims()).isEmpty();
  }

  @Test
  void releaseIf_endsThoseThatMatch() throws InterruptedException {
    claim(CLOCK, USUAL, 7);
    assertShown(7);
    surface.releaseIf(CLOCK::equals, "its allocation has ended");
    assertShown(0);
  }

  @Test
  void claim_wrongFormat_isRefusedToTheCaller() throws InterruptedException {
    Content content = Content.still(Frame.blank(new SurfaceFormat(5, 1, Colours.GREY8)));
    assertThatThrownBy(() -> surface.claim(CLOCK, USUAL, content))
        .isInstanceOf(IllegalArgumentException.class);
    claim(CLOCK, USUAL, 7);
    assertShown(7);
  }

  @Test
  void claim_boardNotHealthy_isRefusedWithTheCauseAndNothingIsClaimed() {
    slot.failed(new BusException(BusException.Kind.ERROR, "data line stuck"));
    assertThatThrownBy(() -> claim(CLOCK, USUAL, 7))
        .isInstanceOf(BoardUnavailable.class)
        .hasMessage("data line stuck");
    assertThat(surface.view().claims()).isEmpty();
  }

  @Test
  void claim_surfaceClosed_isRefused() {
    surface.close();
    assertThatThrownBy(() -> claim(CLOCK, USUAL, 7)).isInstanceOf(BoardUnavailable.class);
    surface.close();
  }

  @Test
  void paint_slowBoard_onlyTheNewestFrameFollows() throws InterruptedException {
    Semaphore begun = new Semaphore(0);
    Semaphore mayFinish = new Semaphore(0);
    board.onShow(
        () -> {
          begun.release();
          mayFinish.acquireUninterruptibly();
        });
    claim(CLOCK, USUAL, 1);
    assertThat(begun.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    for (int level = 2; level <= 200; level++) {
      claim(CLOCK, USUAL, level);
    }
    mayFinish.release(2);
    assertShown(1);
    assertShown(200);
    assertThat(framesShownInAll()).isEqualTo(3);
  }

  @Test
  void paint_boardComesBack_getsThePictureAgain() throws InterruptedException {
    claim(CLOCK, USUAL, 7);
    assertShown(7);
    slot.failed(new BusException(BusException.Kind.NAK, "nobody answers"));
    slot.check();
    assertShown(7);
    assertThat(board.starts()).isEqualTo(2);
  }

  @Test
  void paint_boardFails_theSlotLearnsAndThePictureFollowsWhenItIsWell() throws Exception {
    BlockingQueue<String> reasons = new LinkedBlockingQueue<>();
    slot.listen(health -> reasons.add(health.reason()));
    for (RuntimeException failure :
        List.of(
            new BusException(BusException.Kind.NAK, "nobody answers"),
            new IllegalStateException("a driver's mistake"))) {
      board.onShow(
          () -> {
            throw failure;
          });
      claim(CLOCK, USUAL, failure.toString().length());
      assertThat(reasons.poll(10, TimeUnit.SECONDS)).contains(failure.getMessage());
      board.onShow(() -> {});
      slot.check();
      assertThat(reasons.poll(10, TimeUnit.SECONDS)).isEmpty();
      assertShown(failure.toString().length());
    }
  }

  /// Cannot be drawn once it has begun.
  private record Broken() implements Content {
    @Override
    public Frame at(Duration elapsed) {
      if (elapsed.isZero()) {
        return plain(1);
      }
      throw new IllegalStateException("a content's mistake");
    }

    @Override
    public Optional<Duration> nextChange(Duration elapsed) {
      return Optional.of(elapsed.plusMillis(1));
    }
  }

  @Test
  void paint_contentThrows_theNextClaimIsShownAllTheSame() throws InterruptedException {
    surface.claim(CLOCK, USUAL, new Broken());
    assertShown(1);
    pass(Duration.ofSeconds(1));
    claim(CLOCK, USUAL, 7);
    assertShown(7);
  }

  /// Each second a level more, three of them.
  private record Counting() implements Content {
    @Override
    public Frame at(Duration elapsed) {
      return plain(1 + (int) elapsed.toSeconds());
    }

    @Override
    public Optional<Duration> nextChange(Duration elapsed) {
      return Optional.of(Duration.ofSeconds(elapsed.toSeconds() + 1));
    }

    @Override
    public Optional<Duration> end() {
      return Optional.of(Duration.ofSeconds(3));
    }
  }

  @Test
  void paint_contentMoves_untilItsEnd() throws InterruptedException {
    surface.claim(CLOCK, USUAL, new Counting());
    assertShown(1);
    pass(Duration.ofSeconds(1));
    assertShown(2);
    surface.claim(CLOCK, USUAL, new Counting());
    pass(Duration.ofSeconds(1));
    assertShown(3);
    pass(Duration.ofSeconds(1));
    assertShown(0);
    assertThat(surface.view().claims()).isEmpty();
  }

  @Test
  void paint_realTime_wakesByItselfWhenAClaimEnds() throws InterruptedException {
    try (LedSurface real = new LedSurface(slot, board, new SteadyClock())) {
      assertShown(0);
      ClaimTerms brief = new ClaimTerms(50, Duration.ofMillis(20), false, 1.0);
      real.claim(CLOCK, brief, Content.still(plain(7)));
      assertShown(7);
      assertShown(0);
    }
  }

  @Test
  void watch_seesThePresentFrameAndThoseThatFollow() throws InterruptedException {
    claim(CLOCK, USUAL, 7);
    assertShown(7);
    BlockingQueue<Frame> seen = new LinkedBlockingQueue<>();
    surface.watch(seen::add);
    claim(CLOCK, USUAL, 8);
    assertShown(8);
    surface.release(CLOCK);
    assertShown(0);
    surface.close();
    assertThat(seen).endsWith(plain(7), plain(8), plain(0));
  }

  @Test
  void close_whilePainting_waitsForTheBoardAndEndsTheClaims() throws InterruptedException {
    Semaphore begun = new Semaphore(0);
    Semaphore mayFinish = new Semaphore(0);
    board.onShow(
        () -> {
          begun.release();
          mayFinish.acquireUninterruptibly();
        });
    claim(CLOCK, USUAL, 7);
    assertThat(begun.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    Thread closing = Thread.ofVirtual().start(surface::close);
    mayFinish.release();
    closing.join();
    assertShown(7);
    assertThat(surface.view().claims()).isEmpty();
    slot.failed(new BusException(BusException.Kind.ERROR, "data line stuck"));
    slot.check();
    assertThat(surface.framesShown()).isEqualTo(2);
  }
}
