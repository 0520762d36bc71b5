package dev.hatrack.task.dashboard;

import dev.hatrack.task.client.HatState;
import dev.hatrack.task.client.SensorsState;
import dev.hatrack.task.client.SensorsState.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The lines of the page: the title, what the sensors say in whole numbers (so that noise costs no
/// refresh), the boards that are not well, and what the file adds.
final class NodePage {
  private NodePage() {}

  static String of(String title, HatState hat, Optional<SensorsState> sensors, List<String> added) {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    sensors.map(NodePage::climate).filter(line -> !line.isEmpty()).ifPresent(lines::add);
    lines.add(boards(hat));
    lines.addAll(added);
    return String.join("\n", lines);
  }

  private static String climate(SensorsState state) {
    return List.of("temperature", "humidity", "pressure").stream()
        .map(state::find)
        .flatMap(Optional::stream)
        .filter(reading -> !reading.stale())
        .map(NodePage::rounded)
        .collect(Collectors.joining("  "));
  }

  private static String rounded(Measurement reading) {
    return String.format(
        Locale.ROOT, "%d %s", Math.round(reading.value().orElse(0.0)), reading.unit());
  }

  private static String boards(HatState hat) {
    List<String> unwell =
        hat.boards().stream()
            .filter(board -> !board.health().equals("healthy"))
            .map(board -> board.product() + " " + board.health())
            .toList();
    return unwell.isEmpty()
        ? (hat.boards().size() == 1 ? "1 board, well" : hat.boards().size() + " boards, all well")
        : String.join(", ", unwell);
  }
}
