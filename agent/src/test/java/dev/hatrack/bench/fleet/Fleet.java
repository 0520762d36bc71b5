package dev.hatrack.bench.fleet;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Many agents, each before a Consul agent and a Nomad client of its own that are played.
final class Fleet implements AutoCloseable {
  private final OneBoard board = OneBoard.plugged();
  private final List<LocalConsul> consuls;
  private final List<LocalNomad> nomads;
  private final Front consulFront;
  private final Front nomadFront;
  private final List<Member> members;

  Fleet(int agents, Upstream consul, Upstream nomad) throws IOException {
    consuls = IntStream.range(0, agents).mapToObj(i -> new LocalConsul(consul, i)).toList();
    nomads = IntStream.range(0, agents).mapToObj(i -> new LocalNomad(nomad, i)).toList();
    consulFront = new Front(question -> consuls.get(question.member()).answer(question));
    nomadFront = new Front(question -> nomads.get(question.member()).answer(question));
    members =
        IntStream.range(0, agents)
            .mapToObj(i -> new Member(i, consulFront.address(i), nomadFront.address(i), board))
            .toList();
  }

  int size() {
    return members.size();
  }

  Tally consulTally() {
    return consulFront.tally();
  }

  Tally nomadTally() {
    return nomadFront.tally();
  }

  void start() {
    members.forEach(Member::start);
  }

  /// Nobody reaches the Consul of its node any more.
  void consulAway() {
    consulFront.close();
  }

  /// Everybody does again, and all of them have lost their memory.
  void consulBackEmpty() throws IOException {
    consuls.forEach(LocalConsul::forget);
    consulFront.openAgain();
  }

  /// Whether every agent has registered the agent, the LEDs and the buttons, and described its
  /// node.
  boolean complete() {
    return consuls.stream().allMatch(consul -> consul.known() == 3)
        && nomads.stream().allMatch(nomad -> nomad.known() > 0);
  }

  /// Whether nobody's services are left.
  boolean withdrawn() {
    return consuls.stream().allMatch(consul -> consul.known() == 0);
  }

  /// Stops all agents at once, each of which takes back what it registered.
  void stop() {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      members.forEach(member -> each.execute(member::close));
    }
  }

  @Override
  public void close() {
    consulFront.close();
    nomadFront.close();
    board.close();
  }
}
