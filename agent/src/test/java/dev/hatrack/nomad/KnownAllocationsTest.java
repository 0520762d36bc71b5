package dev.hatrack.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.access.AllocationDirectory.State;
import dev.hatrack.hat.Holder;
import dev.hatrack.testing.SteppedClock;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tasks that the watch of this node's allocations has not told of.
class KnownAllocationsTest {
  private static final Holder.AllocatedTask RAW =
      new Holder.AllocatedTask("default", "raw", "t", RecordedNomad.RAW);

  private RecordedNomad nomad;

  @BeforeEach
  void open() throws IOException {
    nomad = new RecordedNomad();
  }

  @AfterEach
  void close() {
    nomad.close();
  }

  private KnownAllocations onNode(Optional<String> node) {
    return new KnownAllocations(
        () -> new AllocationWatch.Known(node, Map.of()),
        new Allocations(new NomadHttp(nomad.config())),
        new Presence(nomad.config(), "first use of an allocation", Allocations.POLICY),
        new SteppedClock());
  }

  private int asked() {
    return Collections.frequency(nomad.requests(), "GET /v1/allocation/" + RecordedNomad.RAW);
  }

  @Test
  void aTaskOfAnotherNode_isAskedForOnce() {
    KnownAllocations known = onNode(Optional.of("another node"));

    assertThat(known.knows(RAW)).isFalse();
    assertThat(known.stateOf(RAW)).isEqualTo(State.LIVE);
    assertThat(known.knows(RAW)).isTrue();
    assertThat(known.stateOf(RAW)).isEqualTo(State.LIVE);

    assertThat(asked()).isEqualTo(1);
  }

  /// It may be of this node, and end.
  @Test
  void aTaskThatDrawsBeforeThisNodeIsKnown_isAskedForAgain() {
    KnownAllocations known = onNode(Optional.empty());

    assertThat(known.stateOf(RAW)).isEqualTo(State.LIVE);
    assertThat(known.knows(RAW)).isFalse();
    assertThat(known.stateOf(RAW)).isEqualTo(State.LIVE);

    assertThat(asked()).isEqualTo(2);
  }
}
