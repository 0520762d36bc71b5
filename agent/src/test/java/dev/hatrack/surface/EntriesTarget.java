package dev.hatrack.surface;

import dev.hatrack.fuzz.Target;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.SurfaceFormat;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The queue of an e-ink panel as it is kept on the disk: one record of it.
public final class EntriesTarget implements Target {
  private static final SurfaceFormat FORMAT = new SurfaceFormat(212, 104, Colours.BLACK_WHITE_RED);
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Holder TASK =
      new Holder.AllocatedTask("default", "board", "page", "1f2c75be-d84a-dd99-3ee2-97df288b3180");

  @Override
  public String name() {
    return "e-ink-queue";
  }

  @Override
  public List<byte[]> seeds() {
    Frame frame = Frame.blank(FORMAT);
    Holder streamed = new Holder.Streamed(new Holder.NamedToken("me"), "7");
    PageContent content = new PageContent("page-1", frame);
    return List.of(
        EntryCodec.encode(
            List.of(
                new Entry.Noted(page("page-1", TASK, Fate.Queued.FRESH)),
                new Entry.Claimed(new Claim(TASK, ClaimTerms.DEFAULT, content, 1, NOW, NOW, NOW)))),
        EntryCodec.encode(
            List.of(
                new Entry.Noted(page("page-2", streamed, new Fate.Failed("the cable"))),
                new Entry.Noted(
                    page("page-3", new Holder.Anyone(), new Fate.Superseded("page-4", "newer"))),
                new Entry.Ended(streamed),
                new Entry.LeftOver(Optional.of(content)))),
        EntryCodec.encode(
            List.of(
                new Entry.Painted(
                    new Sheet(
                        Optional.of("page-1"),
                        frame,
                        Optional.of(NOW),
                        true,
                        Optional.empty(),
                        Duration.ofSeconds(15))))));
  }

  private static Page page(String id, Holder holder, Fate fate) {
    return new Page(id, holder, ClaimTerms.DEFAULT, NOW, fate);
  }

  @Override
  public void read(byte[] input) {
    Ledger ledger = new Ledger(FORMAT);
    EntryCodec.decode(input).forEach(ledger::apply);
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(UncheckedIOException.class);
  }
}
