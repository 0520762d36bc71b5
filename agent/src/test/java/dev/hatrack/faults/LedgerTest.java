package dev.hatrack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final long SECOND = 1_000_000_000;

  private final Ledger ledger = new Ledger();

  private static JsonNode claims(String... claims) throws JsonProcessingException {
    return new ObjectMapper().readTree("[" + String.join(",", claims) + "]");
  }

  private static String claim(String holder, boolean exclusive) {
    return "{\"holder\": \"token/%s\", \"exclusive\": %s}".formatted(holder, exclusive);
  }

  private List<String> wrongAt(long seconds, String... claims) throws JsonProcessingException {
    return ledger.contradictions(claims(claims), seconds * SECOND, seconds * SECOND);
  }

  @Test
  void claim_acknowledgedAndListed_isNoContradiction() throws JsonProcessingException {
    ledger.acknowledged("ada", 0, SECOND, 10 * SECOND, false);

    assertThat(wrongAt(5, claim("ada", false))).isEmpty();
  }

  @Test
  void claim_acknowledgedAndNotListed_isLost() throws JsonProcessingException {
    ledger.acknowledged("ada", 0, SECOND, 10 * SECOND, false);

    assertThat(wrongAt(5)).containsExactly("acknowledged claim of ada is lost");
    assertThat(wrongAt(11)).isEmpty();
  }

  @Test
  void claim_listedLongAfterItsEnd_isADeadHolders() throws JsonProcessingException {
    ledger.acknowledged("ada", 0, SECOND, 10 * SECOND, false);

    assertThat(wrongAt(11, claim("ada", false))).isEmpty();
    assertThat(wrongAt(13, claim("ada", false))).containsExactly("dead holder ada is listed");
  }

  @Test
  void claim_releasedOrRestarted_isDead() throws JsonProcessingException {
    ledger.acknowledged("ada", 0, SECOND, 10 * SECOND, false);
    ledger.acknowledged("bob", 0, SECOND, 10 * SECOND, false);
    ledger.released("ada");

    assertThat(wrongAt(2, claim("ada", false), claim("bob", false)))
        .containsExactly("dead holder ada is listed");
    ledger.restarted();
    assertThat(wrongAt(2, claim("bob", false))).containsExactly("dead holder bob is listed");
  }

  @Test
  void request_withoutAnswer_mayHaveBeenTakenOrNot() throws JsonProcessingException {
    ledger.unanswered("ada", 0, SECOND, 10 * SECOND);

    assertThat(wrongAt(5)).isEmpty();
    assertThat(wrongAt(5, claim("ada", false))).isEmpty();
    assertThat(wrongAt(13, claim("ada", false))).containsExactly("dead holder ada is listed");
  }

  @Test
  void twoExclusive_areOneTooMany() throws JsonProcessingException {
    ledger.acknowledged("ada", 0, 0, 10 * SECOND, true);
    ledger.acknowledged("bob", 0, 0, 10 * SECOND, true);

    assertThat(wrongAt(5, claim("ada", true), claim("bob", true)))
        .containsExactly("exclusive holders [ada, bob]");
    assertThat(ledger.exclusiveOwner("bob", 5 * SECOND)).contains("ada");
    assertThat(ledger.exclusiveOwner("bob", 11 * SECOND)).isEmpty();
  }
}
