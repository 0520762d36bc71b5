package dev.hatrack.faults;

import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.ConsulServer;
import dev.hatrack.cluster.InstalledAgent;
import dev.hatrack.cluster.LocalHttp;
import dev.hatrack.cluster.NomadServer;
import dev.hatrack.cluster.TestBinaries;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// The agent and all around it that can go wrong, and those who use it meanwhile.
final class World implements AutoCloseable {
  static final List<String> BOARDS =
      List.of("scroll-hat-mini", "scroll-phat-hd", "sense-hat", "inky-phat");

  private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);
  private static final String SIMULATED =
      "[{board: scroll-hat-mini, simulated: true}, {board: scroll-phat-hd, simulated: true},"
          + " {board: sense-hat, simulated: true},"
          + " {board: inky-phat, simulated: true, refresh: 200ms}]";

  private final ConsulServer realConsul;
  private final NomadServer realNomad;
  private final Meddler consul;
  private final Meddler nomad;
  private final JumpingClock clock;
  private final InstalledAgent agent;
  private final LocalHttp hands;
  private final Limits limits;
  private final Crowd crowd;
  private final Drawers mini;
  private final Drawers sense;
  private final Pages pages;
  private final Random random;
  private final List<String> wrong = new ArrayList<>();
  private int starts = 1;

  /// How many pages the last damage has destroyed, and how long the log was then.
  private int lost;

  private long told;

  /// Starts all of it.
  ///
  /// @param directory for what has no other place
  /// @param random what its users do
  World(Path directory, Random random) throws IOException, InterruptedException {
    this.random = random;
    TestBinaries binaries = TestBinaries.find();
    clock = JumpingClock.in(directory);
    realConsul = new ConsulServer(binaries).start();
    realNomad = new NomadServer(binaries, realConsul.address()).start();
    consul = new Meddler(realConsul.address());
    nomad = new Meddler(realNomad.address());
    List<String> tokens = new ArrayList<>(Drawers.NAMES);
    tokens.addAll(List.of("eve", "hands", Crowd.TOKEN));
    Map<String, String> environment = new HashMap<>(clock.environment());
    environment.put("HATRACK_AOT", "off");
    agent =
        new InstalledAgent(
            "faulty-agent",
            new InstalledAgent.Setting(consul.address(), nomad.address(), SIMULATED, tokens),
            environment);
    agent.start();
    hands = new LocalHttp(agent.address(), Optional.of("hands"));
    limits = new Limits(agent::pid);
    crowd = new Crowd(agent.address());
    mini = Drawers.onScrollHatMini(agent.address(), random);
    sense = Drawers.onSenseHat(agent.address(), random);
    pages = new Pages(agent.address(), random);
  }

  InstalledAgent agent() {
    return agent;
  }

  ConsulServer realConsul() {
    return realConsul;
  }

  NomadServer realNomad() {
    return realNomad;
  }

  Meddler consul() {
    return consul;
  }

  Meddler nomad() {
    return nomad;
  }

  JumpingClock clock() {
    return clock;
  }

  Limits limits() {
    return limits;
  }

  Crowd crowd() {
    return crowd;
  }

  List<Drawers> drawers() {
    return List.of(mini, sense);
  }

  Pages pages() {
    return pages;
  }

  /// How often the agent was started.
  int starts() {
    return starts;
  }

  /// One or two of its users do something.
  void acts() {
    (random.nextBoolean() ? mini : sense).act();
    if (random.nextInt(4) == 0) {
      pages.write();
    }
  }

  /// Does something to a simulated board. An agent that cannot be asked now leaves the board as it
  /// is.
  void board(String board, String fault) {
    try {
      var _ =
          hands.status("PUT", "/hats/" + board + "/simulation", "{\"fault\": \"" + fault + "\"}");
    } catch (IOException _) {
      // too busy with another fault
    }
  }

  void killed() throws IOException {
    agent.kill();
    ended();
  }

  void stopped() throws IOException {
    agent.stop();
    ended();
  }

  /// It is not there any more, by what is told of it.
  void ended() throws IOException {
    drawers().forEach(Drawers::restarted);
    crowd.disperse();
  }

  void restart() throws IOException {
    agent.launch();
    starts++;
    Await.until(
        "the agent answers again, or has ended",
        STARTS_WITHIN,
        () -> !agent.running() || agent.http().status("/health") == 200);
    if (!agent.running()) {
      throw new IOException("the agent does not start again, see " + agent.log());
    }
  }

  /// Cuts a file of the state off, or writes garbage behind it.
  ///
  /// @param which one of them
  /// @param share as in {@link Fault.PowerCut}
  void damage(int which, double share) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(agent.state())) {
      files = all.filter(file -> !file.endsWith("filler")).sorted().toList();
    }
    Path file = files.get(which % files.size());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (share <= 1) {
        channel.truncate(Math.round(share * channel.size()));
      } else {
        byte[] garbage = new byte[(int) (100 * (share - 1)) + 1];
        random.nextBytes(garbage);
        agent.emptyDisk();
        var _ = channel.write(ByteBuffer.wrap(garbage), channel.size());
      }
    }
    lost = pages.keepOnly(SurvivingPages.in(agent.state().resolve("eink-inky-phat.pages")));
    told = Files.size(agent.log());
  }

  /// When pages were lost by the damage the agent must have said so in its log.
  void findTold() throws IOException {
    String log = Files.readString(agent.log(), StandardCharsets.ISO_8859_1);
    if (lost > 0 && !log.substring((int) told).contains("eink-inky-phat.pages")) {
      wrong.add(lost + " acknowledged pages are lost without a word");
    }
  }

  /// What was seen that must not be, since it was asked before.
  List<String> wrong() {
    List<String> seen = new ArrayList<>(wrong);
    wrong.clear();
    drawers().forEach(drawers -> seen.addAll(drawers.wrong()));
    return seen;
  }

  /// All is well again, but for one board.
  ///
  /// @param out is off its header now
  void calm(Optional<String> out) throws IOException {
    consul.be(Meddler.Mood.FAITHFUL);
    nomad.be(Meddler.Mood.FAITHFUL);
    crowd.disperse();
    agent.emptyDisk();
    for (String board : BOARDS) {
      String fault = out.filter(board::equals).isPresent() ? "unplugged" : "none";
      hands.send("PUT", "/hats/" + board + "/simulation", "{\"fault\": \"" + fault + "\"}");
    }
  }

  @Override
  public void close() throws IOException {
    drawers().forEach(Drawers::close);
    pages.close();
    crowd.close();
    hands.close();
    agent.close();
    nomad.close();
    consul.close();
    realNomad.close();
    realConsul.close();
  }
}
