package dev.hatrack.task.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.task.animation.Animation;
import dev.hatrack.task.animation.AnimationOptions;
import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.ClaimState;
import dev.hatrack.task.client.Png;
import dev.hatrack.task.client.Text;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.Task;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.run.TaskFailed;
import dev.hatrack.task.run.TaskFiles;
import dev.hatrack.task.run.UsageException;
import dev.hatrack.task.testing.UnaskedHat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextOnLedsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /// What is said to the agent, and when.
  private static final class Leds extends UnaskedHat {
    final List<String> calls = new ArrayList<>();

    Leds(Duration life) {
      super(NOON, life);
    }

    private void say(String what) {
      calls.add(Duration.between(NOON, instant()).toSeconds() + " " + what);
    }

    @Override
    public ClaimState text(Text text, ClaimOptions options) {
      say(text.text());
      return claim(options);
    }

    @Override
    public ClaimState show(Png picture, ClaimOptions options) {
      say("frame");
      return claim(options);
    }

    @Override
    public void release() {
      say("release");
    }

    void run(Task task, TaskFiles files) throws InterruptedException {
      task.run(new TaskContext(this, this, this, line -> {}, files));
    }
  }

  private static TextOnLeds task(Map<String, String> options) {
    return new TextOnLeds(TextOptions.from(Options.of(options)));
  }

  private static byte[] none(String path) {
    throw new TaskFailed("there is no file " + path);
  }

  @Test
  void run_text_isRenewedAndGivenBack() throws InterruptedException {
    Leds leds = new Leds(Duration.ofSeconds(15));
    leds.run(task(Map.of("text", "hello")), TextOnLedsTest::none);
    assertThat(leds.calls).containsExactly("0 hello", "10 hello", "15 release");
  }

  @Test
  void run_repeat_isDoneWhenTheClaimEnds() throws InterruptedException {
    Leds leds = new Leds(Duration.ofHours(1));
    leds.run(task(Map.of("text", "hello", "repeat", "2")), TextOnLedsTest::none);
    assertThat(leds.calls).containsExactly("0 hello", "30 release");
  }

  @Test
  void run_file_followsItsChanges_andAnEmptyOneGivesBack() throws InterruptedException {
    Leds leds = new Leds(Duration.ofSeconds(6));
    List<String> words = new ArrayList<>(List.of("one\n", "two", "", "", "three"));
    leds.run(
        task(Map.of("file", "local/x")),
        path ->
            (words.size() > 1 ? words.remove(0) : words.get(0)).getBytes(StandardCharsets.UTF_8));
    assertThat(leds.calls).containsExactly("0 one", "1 two", "2 release", "4 three", "6 release");
  }

  @Test
  void run_missingFile_fails() {
    Leds leds = new Leds(Duration.ofSeconds(6));
    TextOnLeds task = task(Map.of("file", "local/x"));
    assertThatThrownBy(() -> leds.run(task, TextOnLedsTest::none))
        .isInstanceOf(TaskFailed.class)
        .hasMessage("there is no file local/x");
    assertThat(leds.calls).isEmpty();
  }

  @Test
  void from_neitherTextNorFile_saysWhatIsNeeded() {
    assertThatThrownBy(() -> task(Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessage("--text says what to show, or --file where it is: one of them");
  }

  @Test
  void animation_noGif_failsWithItsName() {
    Leds leds = new Leds(Duration.ofSeconds(6));
    Animation task =
        new Animation(AnimationOptions.from(Options.of(Map.of("file", "local/x.gif"))));
    assertThatThrownBy(() -> leds.run(task, path -> new byte[100]))
        .isInstanceOf(TaskFailed.class)
        .hasMessageStartingWith("can't show local/x.gif: it is no GIF");
  }
}
