package dev.hatrack.task.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.ClaimState;
import dev.hatrack.task.client.HatUnreachable;
import dev.hatrack.task.client.LedsState;
import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.Size;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.testing.UnaskedHat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadBarTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Size SIZE = new Size(4, 2);

  /// What is said to the agent, and when.
  private static final class Leds extends UnaskedHat {
    final List<String> calls = new ArrayList<>();
    boolean away;

    Leds(Duration life) {
      super(NOON, life);
    }

    @Override
    public LedsState leds() {
      if (away) {
        away = false;
        throw new HatUnreachable("nobody answers", new java.io.IOException());
      }
      return new LedsState(
          "led-shim", SIZE, "grey8", true, Optional.empty(), Optional.empty(), List.of());
    }

    @Override
    public ClaimState show(Picture picture, ClaimOptions options) {
      calls.add(Duration.between(NOON, instant()).toSeconds() + " " + picture.at(1, 0));
      return claim(options);
    }

    @Override
    public void release() {
      calls.add("release");
    }

    void run(LoadBar task) throws InterruptedException {
      task.run(
          new TaskContext(
              this,
              this,
              this,
              calls::add,
              path -> {
                throw new AssertionError("no file is read");
              }));
    }
  }

  @Test
  void run_followsTheLoad_andGivesTheLedsBack() throws InterruptedException {
    Leds leds = new Leds(Duration.ofSeconds(10));
    List<Double> loads = new ArrayList<>(List.of(0.1, 0.375));

    leds.run(new LoadBar(Options.of(Map.of()), () -> loads.remove(0)));

    assertThat(leds.calls).containsExactly("0 0", "5 128", "release");
  }

  @Test
  void run_agentIsAway_saysSoAndTriesAgain() throws InterruptedException {
    Leds leds = new Leds(Duration.ofSeconds(10));
    leds.away = true;

    leds.run(new LoadBar(Options.of(Map.of()), () -> 1.0));

    assertThat(leds.calls).element(0).asString().contains("trying again");
    assertThat(leds.calls).endsWith("goes on again", "release").contains("5 255");
  }

  @Test
  void bar_anyShare_staysOnTheSurface() {
    assertThat(LoadBar.bar(-1, SIZE)).hasToString("....\n....\n");
    assertThat(LoadBar.bar(0.5, SIZE)).hasToString("@@..\n@@..\n");
    assertThat(LoadBar.bar(7, SIZE)).hasToString("@@@@\n@@@@\n");
  }
}
