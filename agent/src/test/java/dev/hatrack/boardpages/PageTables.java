package dev.hatrack.boardpages;

import dev.hatrack.doctor.BoardsTogether;
import dev.hatrack.doctor.Finding;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.SurfaceFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The tables of a board's page, in Markdown.
record PageTables(BoardFacts board) {
  /// The table that a page calls so.
  String named(String name) {
    return switch (name) {
      case "facts" -> facts();
      case "pins" -> pins();
      case "neighbours" -> neighbours();
      default -> throw new IllegalArgumentException("there is no table " + name);
    };
  }

  /// Name by name what the agent knows of it.
  String facts() {
    String rows =
        row("name in URLs, tags and metadata", code(board.slug()))
            + row("I2C addresses", "`%s`".formatted(board.addresses().replace(", ", "`, `")))
            + board.model().leds().map(leds -> row("LEDs", words(leds))).orElse("")
            + board.model().eink().map(eink -> row("e-ink", words(eink))).orElse("")
            + optional("sensors", board.model().sensors().stream().map(Quantity::slug).toList())
            + optional("buttons", board.model().buttons())
            + row("capabilities", codes(capabilities()))
            + row(
                "Consul services, tagged `%s`".formatted(board.slug()),
                codes(capabilities().stream().map(name -> "hat-" + name).toList()))
            + row(
                "Nomad node metadata that names it",
                codes(capabilities().stream().map(name -> "hat." + name).toList())
                    + ", `hat.boards`")
            + row(
                "Nomad device", code("%s/hat/%s".formatted(board.model().vendor(), board.slug())));
    return "| what | is |\n|---|---|\n" + rows;
  }

  /// Pin by pin, in the order of their numbers.
  String pins() {
    Map<Integer, Use> uses = board.uses();
    return "| pin | line | for |\n|---|---|---|\n"
        + Pin.header().stream()
            .flatMap(pin -> pin.line().map(uses::get).map(use -> row(pin, use)).stream())
            .collect(Collectors.joining());
  }

  private static String row(Pin pin, Use use) {
    return row(pin.number(), pin.name(), use.what());
  }

  /// What the doctor says of it beside each other kind of board.
  String neighbours() {
    return "| another board on the same header | may be there |\n|---|---|\n"
        + BoardFacts.all().stream()
            .filter(other -> !other.slug().equals(board.slug()))
            .map(other -> row(link(other), verdict(other)))
            .collect(Collectors.joining());
  }

  private String verdict(BoardFacts other) {
    Finding finding = BoardsTogether.examine(List.of(board.board(), other.board()));
    return switch (finding) {
      case Finding.Fine _ -> "yes";
      case Finding.Wrong wrong -> "no: " + wrong.evidence();
      case Finding.Unknown unknown -> "perhaps: " + unknown.why();
    };
  }

  private static String link(BoardFacts other) {
    return "[%s](%s.md)".formatted(other.model().product(), other.slug());
  }

  private List<String> capabilities() {
    return board.model().capabilities().stream().map(each -> each.slug()).toList();
  }

  private static String words(SurfaceFormat format) {
    return "%d x %d, `%s`".formatted(format.width(), format.height(), format.colours().slug());
  }

  private static String optional(String what, List<String> names) {
    return Optional.of(names)
        .filter(some -> !some.isEmpty())
        .map(some -> row(what, codes(some)))
        .orElse("");
  }

  private static String codes(List<String> names) {
    return names.stream().map(PageTables::code).collect(Collectors.joining(", "));
  }

  private static String code(String name) {
    return "`%s`".formatted(name);
  }

  private static String row(Object... cells) {
    return List.of(cells).stream()
        .map(String::valueOf)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
