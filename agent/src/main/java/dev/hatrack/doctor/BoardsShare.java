package dev.hatrack.doctor;

import dev.hatrack.board.sense.SenseHat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether two configured boards want the same address or the same line of the header.
record BoardsShare(Setup setup) implements Check {
  private static final int CHIP_SELECT = SpiBus.LINE;

  /// Lines that a board has a wire to without our using them. Where another board uses such a line
  /// the two may disturb each other.
  ///
  /// @see "pinout.xyz, Sense HAT: GPIO 8, 23, 24 and 25"
  private static final Map<String, List<Integer>> WIRED =
      Map.of(SenseHat.MODEL.slug(), List.of(CHIP_SELECT, 23, 24, 25));

  /// The BCM numbers of the lines that a board has a wire to without our using them; some of them
  /// may be used besides.
  static List<Integer> wired(String slug) {
    return WIRED.getOrDefault(slug, List.of());
  }

  @Override
  public Finding examine(Machine machine) {
    return together();
  }

  /// The configuration alone says it.
  Finding together() {
    Map<Integer, Set<String>> addresses = new TreeMap<>();
    Map<Integer, Set<String>> lines = new TreeMap<>();
    setup.real().forEach(board -> board.addresses().forEach(at -> add(addresses, at, board)));
    setup.real().forEach(board -> used(board).forEach(line -> add(lines, line, board)));
    String shared = shared(addresses, lines);
    if (!shared.isEmpty()) {
      return new Finding.Wrong(
          "Two configured boards can't be on one header",
          shared,
          "sudoedit %s    # leave one of them; put the other on another Pi"
              .formatted(setup.file()));
    }
    return wired(lines);
  }

  private static Set<Integer> used(ConfiguredBoard board) {
    Set<Integer> lines = new LinkedHashSet<>(board.lines().values());
    if (board.spi()) {
      lines.add(CHIP_SELECT);
    }
    return lines;
  }

  private static void add(Map<Integer, Set<String>> users, int what, ConfiguredBoard board) {
    users.computeIfAbsent(what, _ -> new LinkedHashSet<>()).add(board.slug());
  }

  private static String shared(
      Map<Integer, Set<String>> addresses, Map<Integer, Set<String>> lines) {
    return Stream.concat(several(addresses, "I2C address 0x%02x"), several(lines, "GPIO %d"))
        .collect(Collectors.joining("; "));
  }

  private static Stream<String> several(Map<Integer, Set<String>> users, String what) {
    return users.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(entry -> what.formatted(entry.getKey()) + ": " + String.join(", ", entry.getValue()));
  }

  private Finding wired(Map<Integer, Set<String>> used) {
    List<String> doubtful =
        setup.real().stream()
            .flatMap(
                board ->
                    wired(board.slug()).stream()
                        .filter(line -> usedByOther(used, line, board))
                        .map(line -> "GPIO %d of %s".formatted(line, board.slug())))
            .toList();
    if (doubtful.isEmpty()) {
      return new Finding.Fine("no two configured boards want the same address or line");
    }
    return new Finding.Unknown(
        "whether the configured boards disturb each other",
        ("wired, though not used by Hatrack, and used by another board: %s; if either does not"
                + " work, put it on another Pi")
            .formatted(String.join(", ", doubtful)));
  }

  private static boolean usedByOther(
      Map<Integer, Set<String>> used, int line, ConfiguredBoard board) {
    return used.getOrDefault(line, Set.of()).stream().anyMatch(slug -> !slug.equals(board.slug()));
  }
}
