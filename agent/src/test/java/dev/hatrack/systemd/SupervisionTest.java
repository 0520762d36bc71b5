package dev.hatrack.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What systemd hears, over a socket as it makes one.
@Timeout(60)
class SupervisionTest {
  private static final String STOPPING =
      "STOPPING=1\nSTATUS=stopping: taking back what was registered, darkening the boards\n";

  private final ListeningSocket systemd = new ListeningSocket("@hatrack-" + UUID.randomUUID());
  private volatile List<String> complaints = List.of();
  private volatile String words = "all well";

  private final Vitals vitals =
      new Vitals() {
        @Override
        public List<String> complaints() {
          return complaints;
        }

        @Override
        public String words() {
          return words;
        }
      };

  SupervisionTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    systemd.close();
  }

  private Supervision start(String... more) {
    Map<String, String> environment =
        more.length == 0
            ? Map.of("NOTIFY_SOCKET", systemd.address().path())
            : Map.of("NOTIFY_SOCKET", systemd.address().path(), more[0], more[1]);
    return Supervision.start(environment, vitals).orElseThrow();
  }

  @Test
  void start_notUnderSystemd_nothing() {
    assertThat(Supervision.start(Map.of("PATH", "/usr/bin"), vitals)).isEmpty();
  }

  @Test
  void start_allWell_readyWithTheStatus() throws InterruptedException {
    try (Supervision _ = start()) {
      assertThat(systemd.next()).isEqualTo("READY=1\nSTATUS=all well\n");
    }
    assertThat(systemd.next()).isEqualTo(STOPPING);
  }

  @Test
  void start_theApiDoesNotAnswerYet_readyOnlyWhenItDoes() throws InterruptedException {
    complaints = List.of("the API does not answer");
    try (Supervision _ = start()) {
      assertThat(systemd.next()).isEqualTo("STATUS=the API does not answer\n");
      complaints = List.of();
      assertThat(systemd.next()).isEqualTo("READY=1\nSTATUS=all well\n");
    }
  }

  @Test
  void watchdog_allWell_isFedThreeTimesAsOftenAsItWants() throws InterruptedException {
    try (Supervision _ = start("WATCHDOG_USEC", "300000")) {
      assertThat(systemd.next()).isEqualTo("READY=1\nWATCHDOG=1\nSTATUS=all well\n");
      long began = System.nanoTime();
      assertThat(systemd.next()).isEqualTo("WATCHDOG=1\n");
      assertThat(systemd.next()).isEqualTo("WATCHDOG=1\n");
      assertThat(System.nanoTime() - began).isBetween(150_000_000L, 5_000_000_000L);
    }
  }

  @Test
  void watchdog_somethingHangs_isNotFedUntilItGetsOn() throws InterruptedException {
    try (Supervision supervision = start("WATCHDOG_USEC", "60000000")) {
      assertThat(systemd.next()).startsWith("READY=1\nWATCHDOG=1\n");
      complaints = List.of("asking inky-phat whether it is there, for 31 s now");
      supervision.stir();
      assertThat(systemd.next())
          .isEqualTo("STATUS=asking inky-phat whether it is there, for 31 s now\n");
      complaints = List.of();
      supervision.stir();
      assertThat(systemd.next()).isEqualTo("WATCHDOG=1\nSTATUS=all well\n");
    }
  }

  @Test
  void status_changes_isToldOnceInOneLine() throws InterruptedException {
    try (Supervision supervision = start()) {
      assertThat(systemd.next()).isEqualTo("READY=1\nSTATUS=all well\n");
      words = "inky-phat is absent:\nnobody answers";
      supervision.stir();
      assertThat(systemd.next()).isEqualTo("STATUS=inky-phat is absent: nobody answers\n");
    }
    assertThat(systemd.next()).isEqualTo(STOPPING);
    assertThat(systemd.silent()).isTrue();
  }

  @Test
  void close_twice_isToldOnce() throws InterruptedException {
    Supervision supervision = start();
    assertThat(systemd.next()).startsWith("READY=1\n");
    supervision.close();
    supervision.close();
    assertThat(systemd.next()).isEqualTo(STOPPING);
    assertThat(systemd.silent()).isTrue();
  }
}
