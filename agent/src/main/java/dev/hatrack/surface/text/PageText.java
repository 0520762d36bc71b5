package dev.hatrack.surface.text;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Ink;
import dev.hatrack.hat.SurfaceFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A text that fills a page of e-ink, laid out as in a book: lines from the top, wrapped at words,
/// beginning at the left; a paragraph of a script that is read from right to left begins at the
/// right. So a line does not move when the text below it grows.
///
/// @param text with line ends where paragraphs end
/// @param size how many of the panel's pixels one of the font's is wide and high, 1-8; empty for
///   the largest at which all of the text is seen without a word broken in two, or else without its
///   end cut off
/// @param colour what the text is drawn with
public record PageText(String text, Optional<Integer> size, Ink colour, Ink background) {
  public static final int LARGEST_SIZE = 8;

  /// Characters that are taken: more than the largest panel has room for.
  public static final int LONGEST = 10_000;

  /// Dark rows between two lines, of the font's pixels.
  private static final int LEADING = 2;

  /// Pixels of the font that are free on each side.
  private static final int MARGIN = 1;

  public PageText {
    if (size.filter(pixels -> pixels < 1 || pixels > LARGEST_SIZE).isPresent()) {
      throw new IllegalArgumentException("size must be 1-8, not " + size.get());
    }
  }

  /// The page. What there is no room for is cut off, and `…` says so.
  ///
  /// @throws IllegalArgumentException when the panel lacks one of the inks
  public Frame frame(SurfaceFormat format) {
    Sheet sheet = size.map(pixels -> new Sheet(format, pixels)).orElseGet(() -> largest(format));
    List<Line> lines = sheet.wrapped(text).cut(sheet.rows());
    byte[] inks = new byte[format.area()];
    Arrays.fill(inks, number(format, background));
    byte ink = number(format, colour);
    for (int i = 0; i < lines.size(); i++) {
      sheet.draw(lines.get(i), i, ink, inks);
    }
    return Frame.of(format, inks);
  }

  private static byte number(SurfaceFormat format, Ink ink) {
    int number = format.colours().inks().indexOf(ink);
    if (number < 0) {
      throw new IllegalArgumentException(
          "a surface of %s has no %s".formatted(format.colours().slug(), ink.slug()));
    }
    return (byte) number;
  }

  private Sheet largest(SurfaceFormat format) {
    List<Sheet> sheets =
        IntStream.iterate(LARGEST_SIZE, pixels -> pixels > 0, pixels -> pixels - 1)
            .mapToObj(pixels -> new Sheet(format, pixels))
            .filter(sheet -> sheet.wrapped(text).lines().size() <= sheet.rows())
            .toList();
    return sheets.stream()
        .filter(sheet -> !sheet.wrapped(text).splitsWords())
        .findFirst()
        .orElseGet(() -> sheets.isEmpty() ? new Sheet(format, 1) : sheets.getFirst());
  }

  /// A panel that is written on in one size.
  private record Sheet(SurfaceFormat format, int size) {
    private static final Font FONT = Fonts.usual();

    private int columns() {
      return Math.max(1, format.width() / size - 2 * MARGIN);
    }

    /// How many lines there is room for, at least one.
    int rows() {
      int pixels = format.height() / size - 2 * MARGIN;
      return Math.max(1, (pixels + LEADING) / (FONT.height() + LEADING));
    }

    Wrapping wrapped(String text) {
      return Wrapping.of(text, FONT, columns());
    }

    void draw(Line line, int row, byte ink, byte[] inks) {
      Bitmap drawn = line.draw(FONT);
      int left = MARGIN + (line.rightToLeft() ? Math.max(0, columns() - drawn.width()) : 0);
      int top = MARGIN + row * (FONT.height() + LEADING);
      for (int y = top * size; y < Math.min(format.height(), (top + drawn.height()) * size); y++) {
        for (int x = left * size;
            x < Math.min(format.width(), (left + drawn.width()) * size);
            x++) {
          if (drawn.lit(x / size - left, y / size - top)) {
            inks[y * format.width() + x] = ink;
          }
        }
      }
    }
  }
}
