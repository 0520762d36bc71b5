package dev.hatrack.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.cluster.LocalHttp;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// The e-ink pages that the agent has acknowledged, each of which must have a fate.
final class Pages implements AutoCloseable {
  private static final String PATH = "/hats/inky-phat/eink";

  /// The agent remembers 2,000 fates.
  private static final int REMEMBERED = 1500;

  private static final int LOOKED_AT = 40;
  private static final Set<String> FATES =
      Set.of("queued", "refreshing", "shown", "superseded", "failed");

  private final LocalHttp writer;
  private final Random random;
  private final Set<String> acknowledged = new LinkedHashSet<>();
  private int written;

  Pages(URI agent, Random random) {
    this.writer = new LocalHttp(agent, Optional.of("eve"));
    this.random = random;
  }

  /// Hands a page in.
  ///
  /// @return whether it was acknowledged
  boolean write() {
    written++;
    try {
      JsonNode answer =
          writer.answer("PUT", PATH, "{\"text\": \"%d\", \"size\": 2}".formatted(written));
      String id = answer.path("page").path("id").asText();
      if (!id.isEmpty()) {
        acknowledged.add(id);
        forgetOldest();
      }
      return !id.isEmpty();
    } catch (IOException _) {
      return false;
    }
  }

  private void forgetOldest() {
    if (acknowledged.size() > REMEMBERED) {
      acknowledged.remove(acknowledged.iterator().next());
    }
  }

  /// Those whose only record was destroyed on the disk are not expected any more.
  ///
  /// @return how many that are
  int keepOnly(Set<String> onDisk) {
    int before = acknowledged.size();
    acknowledged.retainAll(onDisk);
    return before - acknowledged.size();
  }

  /// What is wrong with some of them, the newest among them.
  List<String> lost() throws IOException {
    List<String> newest = new ArrayList<>(acknowledged).reversed();
    List<String> some = new ArrayList<>(newest.subList(0, Math.min(LOOKED_AT, newest.size())));
    List<String> others = new ArrayList<>(newest.subList(some.size(), newest.size()));
    Collections.shuffle(others, random);
    some.addAll(others.subList(0, Math.min(LOOKED_AT, others.size())));
    List<String> lost = new ArrayList<>();
    for (String id : some) {
      String fate = writer.answer("GET", PATH + "/pages/" + id, "").path("fate").asText();
      if (!FATES.contains(fate)) {
        lost.add("acknowledged page " + id + " is lost: " + fate);
      }
    }
    return lost;
  }

  /// Whether the newest page is on the panel, and nothing waits.
  boolean shown() throws IOException {
    JsonNode now = writer.get(PATH);
    return acknowledged.isEmpty()
        || (now.path("shown").path("page").asText().equals(newest())
            && now.path("queued").isNull()
            && now.path("refreshing").isNull());
  }

  private String newest() {
    return new ArrayList<>(acknowledged).getLast();
  }

  @Override
  public void close() {
    writer.close();
  }
}
