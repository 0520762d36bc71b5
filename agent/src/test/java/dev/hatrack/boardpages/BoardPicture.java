package dev.hatrack.boardpages;

import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Frame;
import java.util.List;
import java.util.Locale;

/// A board as seen from above, the header along the upper edge: its outline, mounting holes and
/// header to scale as the HAT and the Pi Zero have them, the parts where they are on the board but
/// not measured.
final class BoardPicture {
  /// Of the SVG for a millimetre of the board.
  private static final double SCALE = 12;

  private static final double WIDTH = 65;
  private static final double PHAT_HEIGHT = 30;
  private static final double HAT_HEIGHT = 56.5;
  private static final double HOLE = 3.5;
  private static final double PIN_PITCH = 2.54;
  private static final int PINS_IN_A_ROW = 20;

  private final BoardModel model;
  private final double height;
  private final Svg svg;

  BoardPicture(BoardModel model) {
    this.model = model;
    this.height = model.slug().equals("sense-hat") ? HAT_HEIGHT : PHAT_HEIGHT;
    this.svg = new Svg(WIDTH * SCALE, height * SCALE, "Drawing of the " + model.product());
  }

  String draw() {
    board();
    header();
    Frame shown = Painted.on(model.slug());
    switch (model.slug()) {
      case "scroll-hat-mini" -> hatMini(shown);
      case "scroll-phat-hd" -> leds(shown, 9.1, 8.6, 2.6);
      case "sense-hat" -> sense(shown);
      case "inky-phat" ->
          new InkPainter(svg, 12.4 * SCALE, 9 * SCALE, 0.19 * SCALE).paint(shown, 0.8 * SCALE);
      default -> throw new IllegalStateException("where its parts are is not known");
    }
    svg.words(
        WIDTH / 2 * SCALE,
        (height == HAT_HEIGHT ? 54.3 : 7.8) * SCALE,
        model.product().toUpperCase(Locale.ROOT),
        text(13, "#a8a69c", 500) + " letter-spacing=\"2\"");
    return svg.toString();
  }

  private void hatMini(Frame shown) {
    leds(shown, 10.36, 8.9, 2.46);
    keys(4.2, 11.5, 21.5, model.buttons().subList(0, 2));
    keys(60.8, 11.5, 21.5, model.buttons().subList(2, 4));
  }

  private void sense(Frame shown) {
    leds(shown, 6, 10.5, 4.1);
    stick(54.5, 43);
    chip(50, 14, "HTS221", "humidity");
    chip(50, 21.5, "LPS25H", "pressure");
    chip(50, 29, "LSM9DS1", "motion");
  }

  private void board() {
    svg.add(
        "<defs><linearGradient id=\"pcb\" x1=\"0\" y1=\"0\" x2=\".4\" y2=\"1\"><stop"
            + " stop-color=\"#1f2326\"/><stop offset=\"1\" stop-color=\"#121416\"/>"
            + "</linearGradient></defs>");
    svg.rectangle(
        1,
        1,
        WIDTH * SCALE - 2,
        height * SCALE - 2,
        "rx=\"%s\" fill=\"url(#pcb)\" stroke=\"#3a3f44\" stroke-width=\"2\""
            .formatted(Svg.number(3 * SCALE)));
    for (double x : new double[] {HOLE, WIDTH - HOLE}) {
      // a HAT is longer than the Pi's own holes are apart
      double lower = height == HAT_HEIGHT ? HOLE + 49 : height - HOLE;
      for (double y : new double[] {HOLE, lower}) {
        svg.circle(x * SCALE, y * SCALE, 2.4 * SCALE, "fill=\"#b79b5b\"");
        svg.circle(x * SCALE, y * SCALE, 1.4 * SCALE, "fill=\"#f4f4f1\"");
      }
    }
  }

  /// Pin 1 is the square one, in the lower row at the left.
  private void header() {
    double left = WIDTH / 2 - PIN_PITCH * (PINS_IN_A_ROW - 1) / 2;
    svg.rectangle(
        (left - 1.4) * SCALE,
        (HOLE - 2.6) * SCALE,
        (PIN_PITCH * (PINS_IN_A_ROW - 1) + 2.8) * SCALE,
        5.2 * SCALE,
        "rx=\"4\" fill=\"#08090a\"");
    svg.open("fill=\"#c9ad6a\"");
    for (int column = 0; column < PINS_IN_A_ROW; column++) {
      double x = (left + column * PIN_PITCH) * SCALE;
      svg.circle(x, (HOLE - PIN_PITCH / 2) * SCALE, 0.5 * SCALE, "");
      if (column > 0) {
        svg.circle(x, (HOLE + PIN_PITCH / 2) * SCALE, 0.5 * SCALE, "");
      }
    }
    svg.close();
    double half = 0.55 * SCALE;
    svg.rectangle(
        left * SCALE - half,
        (HOLE + PIN_PITCH / 2) * SCALE - half,
        2 * half,
        2 * half,
        "fill=\"#f1d48a\"");
  }

  private void leds(Frame shown, double x, double y, double pitch) {
    new LedPainter(svg, x * SCALE, y * SCALE, pitch * SCALE).paint(shown);
  }

  private void keys(double x, double firstY, double secondY, List<String> names) {
    key(x, firstY, names.get(0));
    key(x, secondY, names.get(1));
  }

  private void key(double x, double y, String name) {
    double side = 4.6 * SCALE;
    svg.rectangle(
        x * SCALE - side / 2, y * SCALE - side / 2, side, side, "rx=\"6\" fill=\"#4a4f54\"");
    svg.circle(x * SCALE, y * SCALE, 1.9 * SCALE, "fill=\"#08090a\"");
    svg.circle(x * SCALE, y * SCALE, 1.65 * SCALE, "fill=\"#2f3439\"");
    svg.words(x * SCALE, y * SCALE + 7, name, text(20, "#e6e4da", 600));
  }

  private void stick(double x, double y) {
    double side = 10 * SCALE;
    svg.rectangle(
        x * SCALE - side / 2, y * SCALE - side / 2, side, side, "rx=\"10\" fill=\"#4a4f54\"");
    svg.circle(x * SCALE, y * SCALE, 3.9 * SCALE, "fill=\"#08090a\"");
    svg.circle(x * SCALE, y * SCALE, 2.1 * SCALE, "fill=\"#2f3439\"");
    String arrow = text(15, "#b8b6ad", 400);
    svg.words(x * SCALE, (y - 2.4) * SCALE, "▲", arrow);
    svg.words(x * SCALE, (y + 3.4) * SCALE, "▼", arrow);
    svg.words((x - 2.95) * SCALE, (y + 0.45) * SCALE, "◀", arrow);
    svg.words((x + 2.95) * SCALE, (y + 0.45) * SCALE, "▶", arrow);
  }

  private void chip(double x, double y, String name, String feels) {
    svg.rectangle(x * SCALE, y * SCALE, 2.6 * SCALE, 2.6 * SCALE, "rx=\"2\" fill=\"#c9ccce\"");
    String start = "fill=\"%s\" font-family=\"system-ui, sans-serif\" font-size=\"%d\"";
    svg.words((x + 3.4) * SCALE, (y + 1.1) * SCALE, name, start.formatted("#d9d6c9", 15));
    svg.words((x + 3.4) * SCALE, (y + 2.5) * SCALE, feels, start.formatted("#9ba1a7", 14));
  }

  private static String text(int size, String colour, int weight) {
    return ("fill=\"%s\" font-family=\"system-ui, sans-serif\" font-size=\"%d\" font-weight=\"%d\""
            + " text-anchor=\"middle\"")
        .formatted(colour, size, weight);
  }
}
