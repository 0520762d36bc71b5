package dev.hatrack.surface;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.SurfaceFormat;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.Deflater;

/// Writes entries as {@link EntryReader} reads them.
final class EntryWriter extends DataOutputStream {
  EntryWriter(ByteArrayOutputStream bytes) {
    super(bytes);
  }

  void entry(Entry entry) throws IOException {
    switch (entry) {
      case Entry.Noted noted -> {
        writeByte('p');
        page(noted.page());
      }
      case Entry.Claimed claimed -> {
        writeByte('c');
        claim(claimed.claim());
      }
      case Entry.Ended ended -> {
        writeByte('e');
        holder(ended.holder());
      }
      case Entry.LeftOver left -> {
        writeByte('l');
        writeBoolean(left.content().isPresent());
        if (left.content().isPresent()) {
          content(left.content().get());
        }
      }
      case Entry.Painted painted -> {
        writeByte('s');
        sheet(painted.sheet());
      }
    }
  }

  private void page(Page page) throws IOException {
    writeUTF(page.id());
    holder(page.holder());
    terms(page.terms());
    instant(page.acceptedAt());
    fate(page.fate());
  }

  private void claim(Claim claim) throws IOException {
    holder(claim.holder());
    terms(claim.terms());
    content(Ledger.content(claim));
    writeLong(claim.sequence());
    instant(claim.begun());
    instant(claim.renewed());
    instant(claim.expires());
  }

  private void content(PageContent content) throws IOException {
    writeUTF(content.page());
    frame(content.frame());
  }

  private void sheet(Sheet sheet) throws IOException {
    writeUTF(sheet.page().orElse(""));
    frame(sheet.frame());
    maybe(sheet.at());
    writeBoolean(sheet.known());
    maybe(sheet.restFrom());
    duration(sheet.refreshTook());
  }

  private void maybe(Optional<Instant> instant) throws IOException {
    writeBoolean(instant.isPresent());
    if (instant.isPresent()) {
      instant(instant.get());
    }
  }

  private void fate(Fate fate) throws IOException {
    switch (fate) {
      case Fate.Queued queued -> {
        writeByte('q');
        writeInt(queued.failures());
        text(queued.reason());
      }
      case Fate.Refreshing refreshing -> {
        writeByte('r');
        instant(refreshing.since());
        writeInt(refreshing.failures());
      }
      case Fate.Shown shown -> {
        writeByte('s');
        instant(shown.at());
      }
      case Fate.Superseded superseded -> {
        writeByte('u');
        writeUTF(superseded.by());
        text(superseded.reason());
      }
      case Fate.Failed failed -> {
        writeByte('f');
        text(failed.reason());
      }
    }
  }

  private void holder(Holder holder) throws IOException {
    switch (holder) {
      case Holder.AllocatedTask task -> {
        writeByte('t');
        text(task.namespace());
        text(task.job());
        text(task.task());
        text(task.allocation());
      }
      case Holder.NamedToken token -> {
        writeByte('n');
        text(token.name());
      }
      case Holder.Anyone _ -> writeByte('a');
      case Holder.ReservedDevice reserved -> {
        writeByte('d');
        text(reserved.device());
        text(reserved.reservation());
      }
      case Holder.Streamed streamed -> {
        writeByte('w');
        holder(streamed.owner());
        text(streamed.connection());
      }
    }
  }

  private void terms(ClaimTerms terms) throws IOException {
    writeInt(terms.priority());
    duration(terms.ttl());
    writeBoolean(terms.exclusive());
    writeDouble(terms.brightness());
  }

  private void frame(Frame frame) throws IOException {
    SurfaceFormat format = frame.format();
    writeInt(format.width());
    writeInt(format.height());
    writeUTF(format.colours().slug());
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(frame.bytes());
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] chunk = new byte[4096];
      while (!deflater.finished()) {
        packed.write(chunk, 0, deflater.deflate(chunk));
      }
      writeInt(packed.size());
      packed.writeTo(this);
    } finally {
      deflater.end();
    }
  }

  /// Longer than `writeUTF` can: whatever a driver has to say.
  private void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeInt(bytes.length);
    write(bytes);
  }

  private void instant(Instant instant) throws IOException {
    writeLong(instant.getEpochSecond());
    writeInt(instant.getNano());
  }

  private void duration(Duration duration) throws IOException {
    writeLong(duration.toNanos());
  }
}
