package dev.hatrack.guide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "inside apt install --yes ./hatrack_all.deb >log",
        "on pi2 'apt install ./hatrack_all.deb && true'",
        "run(\"apt\", \"install\", \"./hatrack_all.deb\");",
        "apt install \\\n  ./hatrack_all.deb"
      })
  void test_thatRunsACommand_hasIt(String test) {
    assertThat(Words.has(test, "sudo apt install ./hatrack_all.deb   # installs it")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# apt install ./hatrack_all.deb",
        "  // apt install ./hatrack_all.deb",
        "apt install ./hatrack_all.debris",
        "apt --purge install ./hatrack_all.deb",
        "apt remove; install ./hatrack_all.deb"
      })
  void test_thatRunsAnother_hasItNot(String test) {
    assertThat(Words.has(test, "sudo apt install ./hatrack_all.deb")).isFalse();
  }

  @Test
  void machine_thatIsReachedBySsh_makesNoDifference() {
    assertThat(Words.of("ssh pi@192.168.1.11 getent hosts name"))
        .containsExactly("getent", "hosts", "name");
  }

  @Test
  void numberSign_withinAWord_isNoComment() {
    assertThat(Words.of("curl http://a/#b -d '\"#ff0000\"' # c"))
        .containsExactly("curl", "http://a/#b", "-d", "#ff0000");
  }
}
