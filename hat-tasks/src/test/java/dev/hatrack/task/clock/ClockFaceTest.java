package dev.hatrack.task.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.Size;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClockFaceTest {
  private static final Size SCROLL = new Size(17, 7);

  @Test
  void render_fullSecond_showsTimeWithColon() {
    assertThat(ClockFace.render(LocalTime.of(12, 34), SCROLL))
        .hasToString(
            """
            .@..@@=...@@=.@.@
            @@....@.#...@.@.@
            .@..=@=....@=.@@@
            .@..@...#...@...@
            @@@.@@@...@@=...@
            .................
            .................
            """);
  }

  @Test
  void render_secondHalfOfSecond_hidesColon() {
    String face = ClockFace.render(LocalTime.of(7, 58, 0, 500_000_000), SCROLL).toString();
    assertThat(face.lines().map(row -> row.charAt(8))).containsOnly('.');
  }

  @Test
  void render_halfMinute_fillsHalfTheBarAndBeginsItsMiddlePixel() {
    Picture face = ClockFace.render(LocalTime.of(0, 0, 30), SCROLL);
    assertThat(face.at(7, 6)).isEqualTo(112);
    assertThat(face.at(8, 6)).isEqualTo(56);
    assertThat(face.at(9, 6)).isZero();
  }

  @Test
  void render_newMinute_emptiesTheBar() {
    Picture face = ClockFace.render(LocalTime.of(0, 1), SCROLL);
    assertThat(face.toString().lines().toList().get(6)).isEqualTo(".................");
  }

  @Test
  void render_overOneMinute_barOnlyGrows() {
    int before = 0;
    for (int frame = 0; frame < 60 * 20; frame++) {
      Picture face = ClockFace.render(LocalTime.of(9, 41).plusNanos(frame * 50_000_000L), SCROLL);
      int bar = 0;
      for (int x = 0; x < 17; x++) {
        bar += face.at(x, 6);
      }
      assertThat(bar).isGreaterThanOrEqualTo(before);
      before = bar;
    }
    assertThat(before).isGreaterThan(16 * 112);
  }

  @Test
  void render_everyMinuteOfTheDay_looksDifferent() {
    Set<Picture> faces = new HashSet<>();
    for (int minute = 0; minute < 24 * 60; minute++) {
      faces.add(ClockFace.render(LocalTime.MIN.plusMinutes(minute), SCROLL));
    }
    assertThat(faces).hasSize(24 * 60);
  }

  @Test
  void render_fiveRows_leavesTheBarOut() {
    assertThat(ClockFace.render(LocalTime.of(0, 0, 59), new Size(17, 5)))
        .hasToString(
            """
            =@=.=@=...=@=.=@=
            @.@.@.@.#.@.@.@.@
            @.@.@.@...@.@.@.@
            @.@.@.@.#.@.@.@.@
            =@=.=@=...=@=.=@=
            """);
  }

  @Test
  void render_twiceAsLarge_doublesEachPixel() {
    Picture small = ClockFace.render(LocalTime.of(23, 59), new Size(17, 5));
    Picture large = ClockFace.render(LocalTime.of(23, 59), new Size(34, 12));
    for (int y = 0; y < 10; y++) {
      for (int x = 0; x < 34; x++) {
        assertThat(large.at(x, y)).isEqualTo(small.at(x / 2, y / 2));
      }
    }
  }

  @Test
  void render_tooSmall_saysWhatItNeeds() {
    assertThatThrownBy(() -> ClockFace.render(LocalTime.MIN, new Size(8, 8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a clock needs 17x5 pixels, not 8x8");
  }
}
