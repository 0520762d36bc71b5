package dev.hatrack.bench;

import dev.hatrack.board.Slot;
import dev.hatrack.board.scroll.ScrollHatMini;
import dev.hatrack.bus.simulated.Is31fl3731Chip;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.Claim;
import dev.hatrack.surface.ClaimTerms;
import dev.hatrack.surface.Content;
import dev.hatrack.surface.LedSurface;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Eight clients draw 60 frames a second each on one matrix, with priorities from 10 to 80, on a
/// simulated bus that takes as long as a real one at 400 kHz. Every shown frame has to be of the
/// highest client that draws then; the lowest ones stop one after the other from the top.
public final class EightClientsBench {
  private static final int CLIENTS = 8;
  private static final int FRAMES_PER_SECOND = 60;
  private static final Duration EACH = Duration.ofSeconds(2);

  private final ConcurrentLinkedQueue<Long> composed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger wrong = new AtomicInteger();
  private final AtomicInteger seen = new AtomicInteger();
  private volatile int highest = CLIENTS;

  private EightClientsBench() {}

  public static void main(String[] args) throws InterruptedException {
    new EightClientsBench().run();
  }

  private void run() throws InterruptedException {
    SimulatedHeader header = SimulatedHeader.atWireSpeed(400_000);
    header.attach(ScrollHatMini.ADDRESS, new Is31fl3731Chip());
    ScrollHatMini board = new ScrollHatMini(header, InstantSource.system());
    Slot slot = new Slot(board, Optional.empty());
    slot.check();
    try (LedSurface surface =
        new LedSurface(slot, board.leds().orElseThrow(), InstantSource.system())) {
      surface.watch(this::shown);
      CountDownLatch ended = new CountDownLatch(CLIENTS);
      for (int client = 1; client <= CLIENTS; client++) {
        int number = client;
        Thread.ofVirtual().start(() -> draw(surface, number, ended));
      }
      ended.await();
      print(surface.framesShown());
    } finally {
      board.close();
    }
  }

  /// The highest client draws for the shortest time, and then ends its claim.
  private void draw(LedSurface surface, int client, CountDownLatch ended) {
    Holder holder = new Holder.NamedToken("client-" + client);
    ClaimTerms terms = new ClaimTerms(client * 10, Duration.ofSeconds(5), false, 1.0);
    Instant end = Instant.now().plus(EACH.multipliedBy(CLIENTS - client + 1));
    for (int frame = 0; Instant.now().isBefore(end); frame++) {
      Frame picture = picture(surface.format(), client, frame);
      long begun = System.nanoTime();
      Claim claim = surface.claim(holder, terms, Content.still(picture));
      composed.add(System.nanoTime() - begun);
      if (claim.holder().equals(holder)) {
        sent.incrementAndGet();
      }
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos() / FRAMES_PER_SECOND);
    }
    if (client == CLIENTS) {
      highest = CLIENTS - 1;
    } else {
      highest = Math.min(highest, client - 1);
    }
    surface.release(holder);
    ended.countDown();
  }

  /// The first pixel says whose it is, the others move.
  private static Frame picture(SurfaceFormat format, int client, int frame) {
    byte[] levels = new byte[format.area()];
    levels[0] = (byte) (client * 30);
    levels[1 + frame % (levels.length - 1)] = (byte) 255;
    return Frame.grey(format, levels);
  }

  /// When the highest one has just ended its claim its last frame may still be on the way.
  private void shown(Frame frame) {
    int client = frame.at(0, 0) / 30;
    if (client > 0) {
      seen.incrementAndGet();
      if (client < highest) {
        wrong.incrementAndGet();
      }
    }
  }

  private void print(long framesShown) {
    long[] nanos = composed.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(nanos);
    System.out.printf(
        "%d clients at %d frames/s, 17x7 at 400 kHz: %d frames accepted, %d on the bus;"
            + " compose p50 %.3f ms, p99 %.3f ms; covered or dropped %d (%.0f %%);"
            + " below a higher claim %d of %d shown%n",
        CLIENTS,
        FRAMES_PER_SECOND,
        sent.get(),
        framesShown,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        sent.get() - framesShown,
        100.0 * (sent.get() - framesShown) / sent.get(),
        wrong.get(),
        seen.get());
  }
}
