package dev.hatrack.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static List<Sample> samples(int count, IntToDoubleFunction pss) {
    return IntStream.range(0, count)
        .mapToObj(at -> new Sample(at * 10, pss.applyAsDouble(at), 0, 0, 0, 0, 0, 0, 0))
        .toList();
  }

  @Test
  void trend_straightLine_isThatLine() {
    Trend trend = Trend.of(samples(360, at -> 50 + (at / 360.0)), Sample::pss);

    assertThat(trend.slope()).isCloseTo(1, within(1e-9));
    assertThat(trend.margin()).isCloseTo(0, within(1e-9));
    assertThat(trend.start()).isCloseTo(50, within(1e-9));
    assertThat(trend.after(3600)).isCloseTo(51, within(1e-9));
    assertThat(trend.level()).isFalse();
  }

  @Test
  void trend_sawtooth_isLevel() {
    Trend trend = Trend.of(samples(400, at -> at % 7), Sample::pss);

    assertThat(trend.level()).isTrue();
    assertThat(trend.margin()).isPositive();
    assertThat(trend.mean()).isCloseTo(3, within(0.05));
  }

  @Test
  void trend_tooFewSamples_isRefused() {
    List<Sample> few = samples(19, at -> at);

    assertThatThrownBy(() -> Trend.of(few, Sample::pss))
        .hasMessage("19 samples after the warm-up; a slope takes 20");
  }

  @Test
  void sample_line_isReadBack() {
    Sample sample = new Sample(10.0, 61.5, 40.25, 7.125, 61, 30, 12.5, 800, 0);

    assertThat(Sample.parse(sample.line())).isEqualTo(sample);
  }
}
