package dev.hatrack.boardpages;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Ink;
import dev.hatrack.hat.SurfaceFormat;

/// Draws an e-ink panel in the colours of the live page: what a camera sees of the inks, not what a
/// picture means by them.
final class InkPainter {
  private static final String FRAME = "#d8d5c9";

  private final Svg svg;
  private final double left;
  private final double top;
  private final double dot;

  /// @param dot the side of a pixel
  InkPainter(Svg svg, double left, double top, double dot) {
    this.svg = svg;
    this.left = left;
    this.top = top;
    this.dot = dot;
  }

  void paint(Frame page, double margin) {
    SurfaceFormat format = page.format();
    svg.rectangle(
        left - margin,
        top - margin,
        format.width() * dot + 2 * margin,
        format.height() * dot + 2 * margin,
        "rx=\"3\" fill=\"%s\"".formatted(FRAME));
    svg.rectangle(
        left,
        top,
        format.width() * dot,
        format.height() * dot,
        "fill=\"" + colour(Ink.WHITE) + "\"");
    String place =
        "transform=\"translate(%s %s) scale(%s)\" shape-rendering=\"crispEdges\""
            .formatted(Svg.number(left), Svg.number(top), Svg.number(dot));
    svg.open(place);
    format.colours().inks().stream()
        .filter(ink -> ink != Ink.WHITE)
        .forEach(ink -> svg.add(path(page, ink)));
    svg.close();
  }

  /// One rectangle for each run of pixels.
  private static String path(Frame page, Ink ink) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < page.format().height(); y++) {
      int x = 0;
      while (x < page.format().width()) {
        int run = run(page, ink, x, y);
        if (run > 0) {
          path.append("M%d %dh%dv1h-%dz".formatted(x, y, run, run));
        }
        x += Math.max(1, run);
      }
    }
    return "<path fill=\"%s\" d=\"%s\"/>".formatted(colour(ink), path);
  }

  private static int run(Frame page, Ink ink, int from, int y) {
    int x = from;
    while (x < page.format().width() && page.ink(x, y) == ink) {
      x++;
    }
    return x - from;
  }

  private static String colour(Ink ink) {
    return switch (ink) {
      case BLACK -> "#26282a";
      case WHITE -> "#e4e2d8";
      case RED -> "#b3322b";
      case YELLOW -> "#d3ab1e";
    };
  }
}
