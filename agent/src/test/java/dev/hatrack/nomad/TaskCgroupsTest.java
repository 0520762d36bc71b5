package dev.hatrack.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.hat.Holder;
import dev.hatrack.testing.SteppedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskCgroupsTest {
  private static final String ALLOCATION = "7b5b3426-c6fe-5607-8ff6-8cf26e5624cb";
  private static final Holder.AllocatedTask CLOCK =
      new Holder.AllocatedTask("default", "scroll-clock", "clock", ALLOCATION);
  private static final Holder.AllocatedTask OTHER =
      new Holder.AllocatedTask("default", "scroll-clock", "other", ALLOCATION);

  /// Where Nomad 1.11.2 puts a task, and how a group with and without processes reads.
  enum Version {
    V1("freezer/nomad/%s.clock/cgroup.procs", "9425\n10154\n", ""),
    V2_SHARED(
        "nomad.slice/share.slice/%s.clock.scope/cgroup.events",
        "populated 1\nfrozen 0\n", "populated 0\nfrozen 0\n"),
    V2_OWN_CORES(
        "nomad.slice/reserve.slice/%s.clock.scope/cgroup.events",
        "populated 1\nfrozen 0\n", "populated 0\nfrozen 0\n");

    final String file;
    final String populated;
    final String empty;

    Version(String file, String populated, String empty) {
      this.file = file.formatted(ALLOCATION);
      this.populated = populated;
      this.empty = empty;
    }
  }

  private final SteppedClock clock = new SteppedClock();
  private final Bench bench = new Bench(clock);
  private TaskCgroups cgroups;
  private Path root;

  @BeforeEach
  void tree(@TempDir Path directory) {
    root = directory;
    cgroups = new TaskCgroups(root, bench.surfaces, clock);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @EnumSource
  void lastProcessGone_endsTheClaim(Version version) throws IOException {
    write(version, version.populated);
    draws(CLOCK);
    draws(OTHER);
    look();
    assertThat(bench.holds(CLOCK)).isTrue();

    write(version, version.empty);
    look();

    assertThat(bench.holds(CLOCK)).isFalse();
    assertThat(bench.holds(OTHER)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void groupRemoved_endsTheClaim(Version version) throws IOException {
    write(version, version.populated);
    draws(CLOCK);
    look();

    Files.delete(root.resolve(version.file));
    look();

    assertThat(bench.holds(CLOCK)).isFalse();
  }

  @Test
  void lastProcessGone_endsItsStreamsToo() throws IOException {
    var stream = new Holder.Streamed(CLOCK, "1");
    write(Version.V1, Version.V1.populated);
    cgroups.asking(CLOCK);
    bench.claim(stream);
    look();
    clock.advance(Duration.ofMinutes(1));
    look();
    assertThat(bench.holds(stream)).isTrue();

    write(Version.V1, "");
    look();

    assertThat(bench.holds(stream)).isFalse();
  }

  @Test
  void frameWithTheLastBreath_endsToo() throws IOException {
    write(Version.V1, Version.V1.populated);
    draws(CLOCK);
    look();
    write(Version.V1, "");
    look();

    draws(CLOCK);
    look();

    assertThat(bench.holds(CLOCK)).isFalse();
  }

  @Test
  void startedAgain_mayDrawAgain() throws IOException {
    write(Version.V1, Version.V1.populated);
    draws(CLOCK);
    look();
    write(Version.V1, "");
    look();

    write(Version.V1, "10140\n");
    draws(CLOCK);
    look();

    assertThat(bench.holds(CLOCK)).isTrue();
  }

  @Test
  void noGroupAtAll_isLeftToOthers() {
    draws(CLOCK);
    look();

    assertThat(bench.holds(CLOCK)).isTrue();
  }

  @Test
  void taskNamedLikeAPath_isNotFollowed() {
    draws(new Holder.AllocatedTask("default", "evil", "../../x", ALLOCATION));

    assertThat(
            TaskCgroup.of(root, new Holder.AllocatedTask("d", "j", "../../x", ALLOCATION)).look())
        .isEqualTo(TaskCgroup.State.NONE);
  }

  @Test
  void nobodyAsks_sleeps() throws IOException {
    assertThat(cgroups.look()).isEqualTo(Duration.ofDays(1));

    write(Version.V1, Version.V1.populated);
    draws(CLOCK);
    assertThat(cgroups.look()).isEqualTo(Duration.ofMillis(200));
    clock.advance(Duration.ofMinutes(5));
    assertThat(cgroups.look())
        .describedAs("it still holds a claim")
        .isEqualTo(Duration.ofMillis(200));

    assertThat(bench.surfaces.leds("scroll-hat-mini").orElseThrow().release(CLOCK)).isTrue();
    look();
    assertThat(cgroups.look()).isEqualTo(Duration.ofDays(1));
  }

  private void draws(Holder.AllocatedTask task) {
    cgroups.asking(task);
    bench.claim(task);
  }

  private void look() {
    var _ = cgroups.look();
  }

  private void write(Version version, String text) throws IOException {
    Path file = root.resolve(version.file);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
