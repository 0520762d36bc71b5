package dev.hatrack.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthConfigTest {
  private static final String HASH =
      "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08";

  @Test
  void defaults_letNobodyDrawWithoutAnIdentity() {
    assertThat(AuthConfig.defaults().mode()).isEqualTo(AuthConfig.Mode.NOMAD);
  }

  @Test
  void token_hashInCapitals_isTheSameHash() {
    assertThat(token("kitchen", HASH, 50).sha256()).isEqualTo(HASH.toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "9f86d0",
        "zz86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
      })
  void token_noSha256_saysHowToMakeOne(String hash) {
    assertThatThrownBy(() -> token("kitchen", hash, 50))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kitchen")
        .hasMessageContaining("sha256sum");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101, -1})
  void priority_outOfRange_isRefused(int priority) {
    assertThatThrownBy(() -> token("kitchen", HASH, priority)).hasMessageContaining("1 to 100");
    assertThatThrownBy(
            () -> new AuthConfig.JobRights("default", "clock", List.of(), List.of(), priority))
        .hasMessage(
            "auth.jobs: maxPriority of default/clock is %d; write a number from 1 to 100",
            priority);
  }

  @Test
  void names_missing_areRefused() {
    assertThatThrownBy(() -> token(" ", HASH, 50)).hasMessageContaining("write who holds it");
    assertThatThrownBy(() -> new AuthConfig.JobRights("", "clock", List.of(), List.of(), 50))
        .hasMessageContaining("namespace");
    assertThatThrownBy(() -> new AuthConfig.JobRights("default", "", List.of(), List.of(), 50))
        .hasMessageContaining("job's ID");
  }

  @Test
  void entries_twice_areRefused() {
    var entry = new AuthConfig.JobRights("default", "clock", List.of(), List.of(), 50);
    assertThatThrownBy(
            () -> new AuthConfig(AuthConfig.Mode.NOMAD, List.of(), List.of(entry, entry)))
        .hasMessageContaining("default/clock is there twice");
    assertThatThrownBy(
            () ->
                new AuthConfig(
                    AuthConfig.Mode.NOMAD,
                    List.of(token("a", HASH, 1), token("b", HASH, 1)),
                    List.of()))
        .hasMessageContaining("b is there twice");
  }

  private static AuthConfig.Token token(String name, String hash, int priority) {
    return new AuthConfig.Token(name, hash, List.of(), List.of(), priority);
  }
}
