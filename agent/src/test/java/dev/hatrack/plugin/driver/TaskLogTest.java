package dev.hatrack.plugin.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TaskLogTest {
  private static final String PIPE = "/var/nomad/alloc/logs/.clock.stdout.fifo";

  @Test
  void moreLinesThanFit_areCounted_andTheCountIsLogged() throws InterruptedException {
    FakeLaunch launch = FakeLaunch.withoutReader();
    TaskLog log = new TaskLog("clock", new TaskLaunch(launch), PIPE);
    for (int i = 0; i < 1_500; i++) {
      log.line("line " + i);
    }

    launch.readerComes();

    // one line is in the writer's hands, a thousand wait
    for (int i = 0; i <= 1_000; i++) {
      assertThat(launch.nextLine()).endsWith("line " + i);
    }
    assertThat(launch.nextLine()).contains("499 log lines were dropped here");
    log.close(Duration.ofSeconds(20));
  }

  @Test
  void linesOfALaunchThatDies_comeOutOfTheNext() throws InterruptedException {
    FakeLaunch first = FakeLaunch.create();
    FakeLaunch second = FakeLaunch.create();
    TaskLaunch launch = new TaskLaunch(first);
    TaskLog log = new TaskLog("clock", launch, PIPE);
    log.line("one");
    assertThat(first.nextLine()).endsWith("one");
    first.die();
    log.line("two");

    launch.take(second);

    assertThat(second.nextLine()).endsWith("two");
    log.close(Duration.ofSeconds(20));
  }

  @Test
  void noLogsWanted_opensNothing() {
    TaskLog log = new TaskLog("clock", new TaskLaunch(FakeLaunch.withoutReader()), "/dev/null");

    log.line("nobody reads this");
    log.close(Duration.ofSeconds(20));
  }
}
