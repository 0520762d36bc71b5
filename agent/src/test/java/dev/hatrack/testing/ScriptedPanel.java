package dev.hatrack.testing;

import dev.hatrack.board.Board;
import dev.hatrack.board.EinkPanel;
import dev.hatrack.bus.BusException;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A board with an e-ink panel of 8 x 2 dots, whose refreshes end when and as the test says.
public final class ScriptedPanel implements Board, EinkPanel {
  public static final SurfaceFormat FORMAT = new SurfaceFormat(8, 2, Colours.BLACK_WHITE_RED);
  public static final Duration REST = Duration.ofMinutes(3);

  private final BlockingQueue<Frame> begun = new LinkedBlockingQueue<>();
  private final BlockingQueue<Optional<BusException>> ends = new LinkedBlockingQueue<>();
  private volatile boolean patient = true;
  private volatile boolean plugged = true;
  private volatile Duration rest = REST;

  /// A page with `dots` red dots on white, from the top left.
  public static Frame page(int dots) {
    byte[] inks = new byte[FORMAT.frameBytes()];
    Arrays.fill(inks, (byte) 1);
    Arrays.fill(inks, 0, dots, (byte) 2);
    return Frame.of(FORMAT, inks);
  }

  /// How long it rests instead of {@link #REST}.
  public void rest(Duration shorter) {
    rest = shorter;
  }

  /// From now on each refresh is done at once.
  public void endAtOnce() {
    patient = false;
  }

  /// Whether the board answers.
  public void plug(boolean there) {
    plugged = there;
  }

  /// The page of the next refresh that begins, waited for.
  public Frame nextBegun() throws InterruptedException {
    return Optional.ofNullable(begun.poll(10, TimeUnit.SECONDS))
        .orElseThrow(() -> new AssertionError("the panel was given nothing for 10 s"));
  }

  /// The pages of refreshes that have begun and that nobody has asked for.
  public int unseen() {
    return begun.size();
  }

  /// The refresh under way is done.
  public void finish() {
    ends.add(Optional.empty());
  }

  /// The refresh under way goes wrong.
  public void fail(BusException e) {
    ends.add(Optional.of(e));
  }

  @Override
  public void show(Frame page) throws InterruptedException {
    begun.add(page);
    Optional<BusException> end = patient ? ends.take() : Optional.empty();
    if (end.isPresent()) {
      throw end.get();
    }
  }

  @Override
  public BoardModel model() {
    return new BoardModel("paper", "nobody", "Paper").withEink(FORMAT);
  }

  @Override
  public void probe() {
    if (!plugged) {
      throw new BusException(BusException.Kind.NAK, "nobody answers");
    }
  }

  @Override
  public void start() {
    probe();
  }

  @Override
  public Optional<EinkPanel> eink() {
    return Optional.of(this);
  }

  @Override
  public SurfaceFormat format() {
    return FORMAT;
  }

  @Override
  public Duration rest() {
    return rest;
  }

  @Override
  public void close() {}
}
