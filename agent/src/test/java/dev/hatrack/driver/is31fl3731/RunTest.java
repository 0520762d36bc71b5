package dev.hatrack.driver.is31fl3731;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunTest {
  private static List<Run> runs(String changes) {
    byte[] held = new byte[changes.length()];
    byte[] wanted = new byte[changes.length()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = (byte) (changes.charAt(i) == 'x' ? 1 : 0);
    }
    return Run.between(held, wanted);
  }

  @Test
  void between_equalArrays_isNothing() {
    assertThat(runs("......")).isEmpty();
  }

  @Test
  void between_gapOfTwo_isBridged() {
    assertThat(runs(".xx..x")).containsExactly(new Run(1, 6));
  }

  @Test
  void between_gapOfThree_isLeftOut() {
    assertThat(runs("x...xx.")).containsExactly(new Run(0, 1), new Run(4, 6));
  }
}
