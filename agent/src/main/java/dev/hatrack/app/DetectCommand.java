package dev.hatrack.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.board.detect.Detector;
import dev.hatrack.board.detect.Outcome;
import dev.hatrack.board.detect.Sight;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.linux.HatNodes;
import dev.hatrack.bus.linux.LinuxBuses;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `hatrack detect`.
@Command(
    name = "detect",
    description = "Looks for boards once, and says what it found, and why not. Writes nothing.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:a board was found", "1:none was", "2:the configuration can't be read"})
final class DetectCommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Print it for programs.")
  private boolean json;

  @Override
  public Integer call() {
    AgentConfig asked = config.load().config();
    List<String> expected = asked.boards().stream().map(BoardConfig::board).toList();
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    try (Buses header = new LinuxBuses(asked.bus().i2c())) {
      Sight sight = new Sight(header, new HatNodes().list(), asked.detect().probe());
      Map<String, Detector> detectors = BoardCatalogue.detectors(InstantSource.system(), expected);
      detectors.forEach((slug, detector) -> outcomes.put(slug, detector.look(sight)));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(document(outcomes));
    } else {
      outcomes.forEach((slug, outcome) -> print(out, slug, outcome));
    }
    out.flush();
    return outcomes.values().stream().anyMatch(Outcome.Found.class::isInstance) ? 0 : 1;
  }

  private static void print(PrintWriter out, String slug, Outcome outcome) {
    out.println(slug + ": " + word(outcome));
    if (outcome instanceof Outcome.Failed failed) {
      out.println("    " + failed.reason());
    }
    outcome.evidence().forEach(line -> out.println("    " + line));
    if (outcome instanceof Outcome.Found) {
      out.println("    is used by itself, or by name: boards: [{board: " + slug + "}]");
    }
  }

  private static String document(Map<String, Outcome> outcomes) {
    JsonMapper json = new JsonMapper();
    ObjectNode document = json.createObjectNode();
    ArrayNode boards = document.putArray("boards");
    outcomes.forEach(
        (slug, outcome) -> {
          ObjectNode board = boards.addObject();
          board.put("board", slug);
          board.put("outcome", word(outcome));
          if (outcome instanceof Outcome.Failed failed) {
            board.put("reason", failed.reason());
          }
          ArrayNode evidence = board.putArray("evidence");
          outcome.evidence().forEach(evidence::add);
        });
    return document.toPrettyString();
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Found _ -> "found";
      case Outcome.NotPresent _ -> "not present";
      case Outcome.Failed _ -> "failed";
    };
  }
}
