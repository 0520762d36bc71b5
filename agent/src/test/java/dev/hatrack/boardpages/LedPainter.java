package dev.hatrack.boardpages;

import dev.hatrack.hat.Frame;
import java.util.Set;
import java.util.TreeSet;

/// Draws LEDs as the live page does: round ones on near-black, a level as an opacity, with a glow
/// of one pitch round each.
final class LedPainter {
  private static final String SOCKET = "#191c1f";
  private static final double RADIUS = 0.32;
  private static final double FULL = 255;

  private final Svg svg;
  private final double left;
  private final double top;
  private final double pitch;

  /// @param left of the near-black ground, which is half a pitch wider than the LEDs all around
  LedPainter(Svg svg, double left, double top, double pitch) {
    this.svg = svg;
    this.left = left;
    this.top = top;
    this.pitch = pitch;
  }

  void paint(Frame frame) {
    int columns = frame.format().width();
    int rows = frame.format().height();
    svg.rectangle(
        left, top, (columns + 1) * pitch, (rows + 1) * pitch, "rx=\"6\" fill=\"#050607\"");
    svg.open("fill=\"%s\"".formatted(SOCKET));
    each(frame, (x, y, _) -> svg.circle(x, y, pitch * RADIUS, ""));
    svg.close();
    Set<Integer> hues = new TreeSet<>();
    each(frame, (_, _, rgb) -> hues.add(hue(rgb)));
    hues.forEach(this::defineGlow);
    each(frame, (x, y, rgb) -> light(x, y, rgb, pitch, "url(#glow%06x)".formatted(hue(rgb))));
    each(frame, (x, y, rgb) -> light(x, y, rgb, pitch * RADIUS, "#%06x".formatted(hue(rgb))));
  }

  private void defineGlow(int hue) {
    svg.add(
        ("<defs><radialGradient id=\"glow%06x\"><stop offset=\".25\" stop-color=\"#%06x\""
                + " stop-opacity=\".34\"/><stop offset=\"1\" stop-color=\"#%06x\""
                + " stop-opacity=\"0\"/></radialGradient></defs>")
            .formatted(hue, hue, hue));
  }

  private void light(double x, double y, int rgb, double radius, String fill) {
    if (rgb != 0) {
      String opacity = Svg.number(brightest(rgb) / FULL);
      svg.circle(x, y, radius, "fill=\"%s\" fill-opacity=\"%s\"".formatted(fill, opacity));
    }
  }

  /// The colour at full brightness.
  private static int hue(int rgb) {
    int brightest = Math.max(1, brightest(rgb));
    int red = (rgb >> 16) * 255 / brightest;
    int green = (rgb >> 8 & 0xFF) * 255 / brightest;
    int blue = (rgb & 0xFF) * 255 / brightest;
    return (red << 16) | (green << 8) | blue;
  }

  private static int brightest(int rgb) {
    return Math.max(rgb >> 16, Math.max(rgb >> 8 & 0xFF, rgb & 0xFF));
  }

  private interface At {
    void paint(double x, double y, int rgb);
  }

  private void each(Frame frame, At at) {
    for (int row = 0; row < frame.format().height(); row++) {
      for (int column = 0; column < frame.format().width(); column++) {
        at.paint(left + (column + 1) * pitch, top + (row + 1) * pitch, frame.rgb(column, row));
      }
    }
  }
}
