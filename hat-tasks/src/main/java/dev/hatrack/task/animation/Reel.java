package dev.hatrack.task.animation;

import dev.hatrack.task.client.Png;
import dev.hatrack.task.client.Size;
import dev.hatrack.task.picture.BadPicture;
import dev.hatrack.task.picture.GifReader;
import dev.hatrack.task.picture.PngReader;
import dev.hatrack.task.picture.PngWriter;
import dev.hatrack.task.picture.Raster;
import dev.hatrack.task.run.TaskFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Frames in the order in which they are seen, each ready to be sent. They are kept small, for many
/// tasks share the agent's memory: the agent fits them onto the LEDs.
///
/// @param frames at least one, at most 1,000
record Reel(List<Frame> frames) {
  /// No matrix of LEDs that the agent knows is wider or higher.
  private static final int LARGEST_SIDE = 48;

  private static final int MOST_FRAMES = 1000;
  private static final Duration USUAL_DELAY = Duration.ofMillis(100);

  /// A frame, and how long it is seen.
  record Frame(Png picture, Duration delay) {}

  Reel {
    frames = List.copyOf(frames);
  }

  /// Reads the frames of a file.
  ///
  /// @param stopped asked after each frame; when it is so, the reel ends there
  /// @throws TaskFailed when the file is no picture that can be read
  static Reel read(byte[] file, AnimationOptions options, BooleanSupplier stopped) {
    try {
      if (GifReader.isGif(file)) {
        return gif(file, options, stopped);
      }
      Size size =
          options
              .sheet()
              .orElseThrow(
                  () ->
                      new BadPicture(
                          "it is no GIF; for a PNG full of frames, say --frame-width and"
                              + " --frame-height"));
      return sheet(PngReader.read(file), size, options);
    } catch (BadPicture e) {
      throw new TaskFailed("can't show " + options.file() + ": " + e.getMessage(), e);
    }
  }

  private static Reel gif(byte[] file, AnimationOptions options, BooleanSupplier stopped)
      throws BadPicture {
    List<Frame> frames = new ArrayList<>();
    GifReader.read(
        file,
        (seen, delay) -> {
          frames.add(frame(seen, options, delay));
          return !stopped.getAsBoolean();
        });
    return new Reel(frames);
  }

  /// From left to right and from the top down, as one reads.
  private static Reel sheet(Raster sheet, Size size, AnimationOptions options) throws BadPicture {
    int columns = sheet.size().width() / size.width();
    int rows = sheet.size().height() / size.height();
    if (columns * size.width() != sheet.size().width()
        || rows * size.height() != sheet.size().height()) {
      throw new BadPicture("it is " + sheet.size() + ", which no frames of " + size + " fill");
    }
    if (columns * rows > MOST_FRAMES) {
      throw new BadPicture("it has more than " + MOST_FRAMES + " frames");
    }
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < columns * rows; i++) {
      Raster part = sheet.part(i % columns * size.width(), i / columns * size.height(), size);
      frames.add(frame(part, options, USUAL_DELAY));
    }
    return new Reel(frames);
  }

  private static Frame frame(Raster seen, AnimationOptions options, Duration delay) {
    byte[] png = PngWriter.write(seen.within(LARGEST_SIDE));
    return new Frame(new Png(png, options.fit()), options.delay().orElse(delay));
  }

  /// The frame that is seen at a turn, which is counted on over all repeats.
  Frame at(long turn) {
    return frames.get((int) (turn % frames.size()));
  }
}
