package dev.hatrack.testing;

import dev.hatrack.board.Board;
import dev.hatrack.board.LedMatrix;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A board of LEDs, 4 x 1 and grey unless said, that does what the test says, and tells what it was
/// asked to show.
public final class ScriptedBoard implements Board, LedMatrix {
  public static final SurfaceFormat FORMAT = new SurfaceFormat(4, 1, Colours.GREY8);

  /// A frame that the board took.
  public record Shown(Frame frame, double brightness) {}

  private final String slug;
  private final SurfaceFormat format;
  private final BlockingQueue<Shown> shown = new LinkedBlockingQueue<>();
  private final AtomicInteger starts = new AtomicInteger();
  private volatile Runnable probing = ScriptedBoard::doNothing;
  private volatile Runnable starting = ScriptedBoard::doNothing;
  private volatile Runnable showing = ScriptedBoard::doNothing;
  private volatile Runnable closing = ScriptedBoard::doNothing;
  private volatile boolean closed;

  public ScriptedBoard() {
    this("four-leds", FORMAT);
  }

  public ScriptedBoard(String slug, SurfaceFormat format) {
    this.slug = slug;
    this.format = format;
  }

  private static void doNothing() {}

  /// A frame of one level.
  public static Frame plain(int level) {
    byte each = (byte) level;
    return Frame.grey(FORMAT, new byte[] {each, each, each, each});
  }

  public void onProbe(Runnable probing) {
    this.probing = probing;
  }

  public void onStart(Runnable starting) {
    this.starting = starting;
  }

  /// What happens before a frame is taken.
  public void onShow(Runnable showing) {
    this.showing = showing;
  }

  public void onClose(Runnable closing) {
    this.closing = closing;
  }

  public int starts() {
    return starts.get();
  }

  public boolean closed() {
    return closed;
  }

  /// The next frame that the board takes, waited for.
  public Shown nextShown() throws InterruptedException {
    return Optional.ofNullable(shown.poll(10, TimeUnit.SECONDS))
        .orElseThrow(() -> new AssertionError("the board was shown nothing for 10 s"));
  }

  @Override
  public BoardModel model() {
    return new BoardModel(slug, "nobody", "LEDs").withLeds(format);
  }

  @Override
  public void probe() {
    probing.run();
  }

  @Override
  public void start() {
    starts.incrementAndGet();
    starting.run();
  }

  @Override
  public Optional<LedMatrix> leds() {
    return Optional.of(this);
  }

  @Override
  public void close() {
    closed = true;
    closing.run();
  }

  @Override
  public SurfaceFormat format() {
    return format;
  }

  @Override
  public void show(Frame frame, double brightness) {
    showing.run();
    shown.add(new Shown(frame, brightness));
  }
}
