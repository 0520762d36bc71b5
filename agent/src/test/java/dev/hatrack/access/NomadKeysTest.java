package dev.hatrack.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.testing.SteppedClock;
import java.io.IOException;
import java.time.Duration;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NomadKeysTest {
  static final KeySetSource AWAY =
      () -> {
        throw new IOException("Connection refused");
      };

  private final SteppedClock clock = new SteppedClock();
  private KeySetSource source = AWAY;
  private int fetches;
  private final NomadKeys keys =
      new NomadKeys(
          () -> {
            fetches++;
            return source.fetch();
          },
          clock);

  @BeforeEach
  void oneKey() throws JoseException {
    has("one");
  }

  @Test
  void find_known_isFetchedOnce() {
    for (int i = 0; i < 100; i++) {
      assertThat(keys.find("one")).isInstanceOf(NomadKeys.Lookup.Found.class);
    }

    assertThat(fetches).isEqualTo(1);
  }

  @Test
  void find_unknown_costsOneFetchInFiveSeconds() {
    for (int i = 0; i < 100; i++) {
      assertThat(keys.find("two")).isInstanceOf(NomadKeys.Lookup.Unknown.class);
    }
    assertThat(fetches).isEqualTo(1);

    clock.advance(NomadKeys.BETWEEN_FETCHES);
    var _ = keys.find("two");
    assertThat(fetches).isEqualTo(2);
  }

  @Test
  void find_afterRotation_knowsTheNewKeyAndForgetsTheOld() throws JoseException {
    var _ = keys.find("one");
    has("two");
    clock.advance(NomadKeys.BETWEEN_FETCHES);

    assertThat(keys.find("two")).isInstanceOf(NomadKeys.Lookup.Found.class);
    assertThat(keys.find("one")).isInstanceOf(NomadKeys.Lookup.Unknown.class);
  }

  @Test
  void find_nomadAway_knowsWhatItKnew() {
    var _ = keys.find("one");
    source = AWAY;
    clock.advance(Duration.ofDays(7));

    assertThat(keys.find("one")).isInstanceOf(NomadKeys.Lookup.Found.class);
    clock.advance(NomadKeys.BETWEEN_FETCHES);
    assertThat(keys.find("two")).isInstanceOf(NomadKeys.Lookup.Unreachable.class);
  }

  @Test
  void find_oldKeyWithdrawn_isNoticedWithinTheHour() throws JoseException {
    var _ = keys.find("one");
    has("two");
    clock.advance(NomadKeys.REFRESH_AFTER);

    assertThat(keys.find("one")).isInstanceOf(NomadKeys.Lookup.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "", "null", "[]", "{}", "{\"keys\":5}", "{\"keys\":[5]}"})
  void find_answerThatIsNoKeySet_keepsTheKnownKeys(String answer) {
    var _ = keys.find("one");
    source = () -> answer;
    clock.advance(NomadKeys.BETWEEN_FETCHES);

    assertThat(keys.find("two")).isInstanceOf(NomadKeys.Lookup.Unreachable.class);
    assertThat(keys.find("one")).isInstanceOf(NomadKeys.Lookup.Found.class);
  }

  @Test
  void refresh_beforehand_needsNoFetchLater() {
    keys.refresh();
    source = AWAY;

    assertThat(keys.find("one")).isInstanceOf(NomadKeys.Lookup.Found.class);
  }

  private void has(String kid) throws JoseException {
    String set = SigningKey.set(SigningKey.ed25519(kid));
    source = () -> set;
  }
}
