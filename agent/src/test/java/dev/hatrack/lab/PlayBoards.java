package dev.hatrack.lab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Plays boards behind `/dev/hatsim` until it is killed.
///
///     java … dev.hatrack.lab.PlayBoards scroll-hat-mini,inky-phat
public final class PlayBoards {
  private static final String DEVICE = "/dev/hatsim";
  private static final int CONTROLS = 7071;

  /// Shorter than a real panel's 15 s, so that a scenario need not wait minutes for a second page.
  private static final Duration REFRESH = Duration.ofSeconds(4);

  private PlayBoards() {}

  public static void main(String... arguments) throws IOException {
    List<PlayedBoard> boards =
        Stream.of(arguments.length == 0 ? new String[0] : arguments[0].split(","))
            .filter(slug -> !slug.isEmpty())
            .map(slug -> PlayedBoard.of(slug, REFRESH))
            .toList();
    // Not a channel: those don't write while another thread waits in a read.
    try (RandomAccessFile device = new RandomAccessFile(DEVICE, "rw")) {
      PlayedHeader header = new PlayedHeader(boards);
      PlayedHeader.Inputs inputs = (line, level) -> write(device, level.on(line));
      header.connect(inputs);
      new Controls(boards, () -> header.tellAll(inputs)).serve(CONTROLS);
      play(header, device);
    }
  }

  private static void play(PlayedHeader header, RandomAccessFile device) throws IOException {
    byte[] raw = new byte[Request.LONGEST];
    while (true) {
      Request request = Request.parse(raw, device.read(raw));
      write(device, header.perform(request).to(request));
    }
  }

  private static void write(RandomAccessFile device, byte[] bytes) {
    try {
      device.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("hatsim did not take an answer", e);
    }
  }
}
