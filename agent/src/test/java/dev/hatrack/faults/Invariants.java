package dev.hatrack.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.cluster.Await;
import dev.hatrack.soak.Probe;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What must be so whatever went wrong: {@link #now} at any moment, {@link #settled} when all has
/// been well again for a moment.
final class Invariants {
  private static final Duration SOON = Duration.ofSeconds(30);

  /// What each board can do, as the names of its services say it.
  private static final Map<String, List<String>> CAPABILITIES =
      Map.of(
          "scroll-hat-mini", List.of("leds", "buttons"),
          "scroll-phat-hd", List.of("leds"),
          "sense-hat", List.of("leds", "sensors", "buttons"),
          "inky-phat", List.of("eink"));

  /// How much more than after its first minute an agent may have when all is well again.
  private static final int MORE_DESCRIPTORS = 40;

  private static final int MORE_THREADS = 20;
  private static final double MORE_PRIVATE_MIB = 48;

  private final World world;
  private final String node;
  private final List<String> wrong = new ArrayList<>();
  private Optional<Probe> usual = Optional.empty();

  Invariants(World world) throws IOException {
    this.world = world;
    this.node = world.agent().http().get("/hat").path("node").asText();
  }

  /// What is wrong at this moment: claims of the dead, two exclusive holders, lost claims.
  List<String> now() {
    return world.wrong();
  }

  /// What is wrong when all is well again.
  ///
  /// @param out the board that is off its header
  List<String> settled(Optional<String> out) {
    wrong.clear();
    require("Consul has " + services(out), () -> services(out).equals(registered()));
    require("Nomad has " + metadata(out), () -> metadata(out).equals(told()));
    surfaces(out);
    pages();
    require(this::resources, this::modest);
    return List.copyOf(wrong);
  }

  /// What also takes the time of a health check and of a panel's rest.
  ///
  /// @param out the board that is off its header
  List<String> settledForLong(Optional<String> out) {
    wrong.clear();
    for (String service : services(out)) {
      require(
          "Consul finds " + service + " passing",
          () -> world.realConsul().check(service).filter("passing"::equals).isPresent());
    }
    if (!out.equals(Optional.of("inky-phat"))) {
      require("the newest page is shown", () -> world.pages().write() && shownSoon());
    }
    return List.copyOf(wrong);
  }

  private boolean shownSoon() {
    var _ = Await.until("it is shown", SOON, world.pages()::shown);
    return true;
  }

  private void surfaces(Optional<String> out) {
    List<String> boards = List.of("scroll-hat-mini", "sense-hat");
    for (int at = 0; at < boards.size(); at++) {
      Drawers drawers = world.drawers().get(at);
      String board = boards.get(at);
      require("all leave " + board, drawers::leave);
      if (out.filter(board::equals).isEmpty()) {
        require(board + " is dark when nobody draws", drawers::dark);
        require(board + " shows who draws", () -> drawers.lit(1));
        require("its drawer leaves " + board, drawers::leave);
        require(board + " is dark again", drawers::dark);
      }
    }
  }

  private void pages() {
    require("a page is taken", world.pages()::write);
    try {
      wrong.addAll(world.pages().lost());
    } catch (IOException e) {
      wrong.add("pages cannot be asked for: " + e);
    }
  }

  private boolean modest() throws IOException {
    Probe now = Probe.of(world.agent().pid());
    if (usual.isEmpty()) {
      usual = Optional.of(now);
    }
    Probe before = usual.get();
    return now.descriptors() <= before.descriptors() + MORE_DESCRIPTORS
        && now.threads() <= before.threads() + MORE_THREADS
        && now.memory().privateDirty() <= before.memory().privateDirty() + MORE_PRIVATE_MIB;
  }

  private String resources() {
    try {
      return "back to usual: now %s, usual %s".formatted(Probe.of(world.agent().pid()), usual);
    } catch (IOException e) {
      return "no agent: " + e;
    }
  }

  private void require(String what, Callable<Boolean> condition) {
    require(() -> what, condition);
  }

  private void require(Supplier<String> what, Callable<Boolean> condition) {
    try {
      var _ = Await.until("it is so", SOON, condition);
    } catch (AssertionError e) {
      wrong.add(
          "not so: "
              + what.get()
              + Optional.ofNullable(e.getCause()).map(c -> ": " + c).orElse(""));
    }
  }

  private Set<String> services(Optional<String> out) {
    Set<String> wanted = new TreeSet<>(Set.of("hatrack-" + node + "-agent"));
    World.BOARDS.stream()
        .filter(board -> out.filter(board::equals).isEmpty())
        .forEach(
            board ->
                CAPABILITIES
                    .getOrDefault(board, List.of())
                    .forEach(can -> wanted.add("hatrack-" + node + "-" + board + "-" + can)));
    return wanted;
  }

  private Set<String> registered() throws IOException {
    return world.realConsul().services("hat");
  }

  private Map<String, String> metadata(Optional<String> out) {
    Map<String, String> wanted = new TreeMap<>();
    wanted.put("hat.api", world.agent().address().toString());
    List<String> present =
        World.BOARDS.stream().filter(board -> out.filter(board::equals).isEmpty()).toList();
    wanted.put("hat.boards", String.join(",", present));
    for (String can : List.of("leds", "sensors", "buttons", "eink")) {
      String having =
          present.stream()
              .filter(board -> CAPABILITIES.getOrDefault(board, List.of()).contains(can))
              .collect(Collectors.joining(","));
      if (!having.isEmpty()) {
        wanted.put("hat." + can, having);
      }
    }
    return wanted;
  }

  private Map<String, String> told() throws IOException {
    Map<String, String> told = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : world.realNomad().metadata().properties()) {
      if (entry.getKey().startsWith("hat.")) {
        told.put(entry.getKey(), entry.getValue().asText());
      }
    }
    return told;
  }
}
