package dev.hatrack.boardpages;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The 40-pin header with what a board wants of it, pin 1 at the top left as on a Pi that lies with
/// its header at the right.
final class PinPicture {
  private static final double WIDTH = 720;
  private static final double ROW = 25;
  private static final double TOP = 62;
  private static final double MIDDLE = WIDTH / 2;
  private static final double APART = 15;
  private static final double RADIUS = 9.5;

  private final Map<Integer, Use> uses;
  private final Svg svg;

  PinPicture(BoardFacts board) {
    this.uses = board.uses();
    this.svg =
        new Svg(
            WIDTH,
            TOP + ROW * Pin.header().size() / 2 + 14,
            "The header's pins that the %s uses".formatted(board.model().product()));
  }

  String draw() {
    List<Pin> pins = Pin.header();
    double height = ROW * pins.size() / 2;
    svg.rectangle(
        0.5, 0.5, WIDTH - 1, TOP + height + 13, "rx=\"12\" fill=\"#ffffff\" stroke=\"#deded8\"");
    legend();
    svg.rectangle(
        MIDDLE - 2 * APART - 2, TOP - 4, 4 * APART + 4, height + 6, "rx=\"6\" fill=\"#16181a\"");
    pins.forEach(this::pin);
    return svg.toString();
  }

  private void legend() {
    List<Use.Kind> kinds =
        Arrays.stream(Use.Kind.values())
            .filter(kind -> uses.values().stream().anyMatch(use -> use.kind() == kind))
            .toList();
    double x = 28;
    for (Use.Kind kind : kinds) {
      svg.circle(x, 30, 7, mark(kind));
      svg.words(x + 14, 35, kind.label(), text("start", "#1b1d1f", 15, 400));
      x += 40 + kind.label().length() * 8.2;
    }
  }

  private void pin(Pin pin) {
    boolean odd = pin.number() % 2 == 1;
    double side = odd ? -1 : 1;
    double x = MIDDLE + side * APART;
    int row = (pin.number() - 1) / 2;
    double y = TOP + row * ROW + ROW / 2 - 1;
    Optional<Use> use = pin.line().map(uses::get);
    String look =
        use.map(Use::kind).map(PinPicture::mark).orElse("fill=\"%s\"".formatted(plain(pin)));
    if (pin.number() == 1) {
      svg.rectangle(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS, look);
    } else {
      svg.circle(x, y, RADIUS, look);
    }
    String ink = use.isPresent() ? "#ffffff" : "#c3c7ca";
    svg.words(x, y + 4, String.valueOf(pin.number()), text("middle", ink, 11, 600));
    label(pin, use, MIDDLE + side * (2 * APART + 16), y + 5, odd ? "end" : "start");
  }

  private void label(Pin pin, Optional<Use> use, double x, double y, String anchor) {
    if (use.isEmpty()) {
      svg.words(x, y, pin.name(), text(anchor, "#8a9096", 14, 400));
      return;
    }
    String what = "%s · %s".formatted(pin.name(), use.get().what());
    String ink = use.get().kind() == Use.Kind.WIRED ? "#5d6368" : use.get().kind().colour();
    svg.words(x, y, what, text(anchor, ink, 15, 600));
  }

  private static String mark(Use.Kind kind) {
    return kind == Use.Kind.WIRED
        ? "fill=\"#ffffff\" fill-opacity=\".12\" stroke=\"%s\" stroke-width=\"2\""
            .formatted(kind.colour())
        : "fill=\"%s\"".formatted(kind.colour());
  }

  private static String plain(Pin pin) {
    return switch (pin.name()) {
      case "3.3 V", "5 V" -> "#6b3a36";
      case "ground" -> "#050607";
      default -> "#3a3f44";
    };
  }

  private static String text(String anchor, String colour, int size, int weight) {
    return ("fill=\"%s\" font-family=\"system-ui, sans-serif\" font-size=\"%d\" font-weight=\"%d\""
            + " text-anchor=\"%s\"")
        .formatted(colour, size, weight, anchor);
  }
}
