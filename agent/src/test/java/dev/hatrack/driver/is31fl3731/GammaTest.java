package dev.hatrack.driver.is31fl3731;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GammaTest {
  private static int pwm(int level) {
    return Gamma.pwm(level) & 0xFF;
  }

  @Test
  void pwm_ends_areDarkAndFull() {
    assertThat(pwm(0)).isZero();
    assertThat(pwm(255)).isEqualTo(255);
  }

  @Test
  void pwm_anyLevel_isNeverDarkerThanTheOneBelow() {
    for (int level = 1; level <= 255; level++) {
      assertThat(pwm(level)).isGreaterThanOrEqualTo(pwm(level - 1)).isLessThanOrEqualTo(level);
    }
  }

  @Test
  void pwm_documentedFigures_hold() {
    assertThat(pwm(14)).isZero();
    assertThat(pwm(15)).isEqualTo(1);
    assertThat(pwm(128)).isEqualTo(56);
  }
}
