package dev.hatrack.plugin.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// What a launcher does for the agent, asked for over its lease: `log N PIPE` and `file N MOST
/// FILE`. A child of the launcher answers through `answer-N` with `ok BYTES`, `missing` or `no
/// REASON`, and reads a log's lines from `relay-N`.
final class Relays {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path directory;
  private final AtomicLong last = new AtomicLong();

  Relays(Path directory) {
    this.directory = directory;
  }

  OutputStream log(Lease lease, Path pipe) throws IOException {
    long number = last.incrementAndGet();
    Path relay = directory.resolve("relay-" + number);
    Fifo.make(relay);
    // Held open for both directions until the child has it, so that neither side waits for the
    // other.
    try (FileChannel both =
            FileChannel.open(relay, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Reply reply = new Reply(answer(number), PATIENCE)) {
      lease.send("log %d %s".formatted(number, oneLine(pipe)));
      accepted(reply.line(), pipe);
      return new LogPipe(
          Channels.newOutputStream(FileChannel.open(relay, StandardOpenOption.WRITE)));
    } finally {
      Files.deleteIfExists(relay);
    }
  }

  byte[] file(Lease lease, Path file, int most) throws IOException {
    long number = last.incrementAndGet();
    try (Reply reply = new Reply(answer(number), PATIENCE)) {
      lease.send("file %d %d %s".formatted(number, most, oneLine(file)));
      int bytes = accepted(reply.line(), file);
      if (bytes > most) {
        throw new IOException(file + " has more than " + most + " bytes");
      }
      return reply.bytes(bytes);
    }
  }

  private Path answer(long number) {
    return directory.resolve("answer-" + number);
  }

  private static String oneLine(Path path) throws IOException {
    String text = path.toString();
    if (!path.isAbsolute() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IOException("the launcher takes no such path: " + path);
    }
    return text;
  }

  private static int accepted(String answer, Path path) throws IOException {
    if (answer.equals("missing")) {
      throw new NoSuchFileException(path.toString());
    }
    if (answer.matches("ok [0-9]{1,9}")) {
      return Integer.parseInt(answer.substring("ok ".length()));
    }
    String reason = answer.startsWith("no ") ? answer.substring("no ".length()) : answer;
    throw new IOException("the launcher refuses " + path + ": " + reason);
  }
}
