package dev.hatrack.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What Nomad 1.11.2 with ACLs answered, as recorded with `curl`.
class NomadRefusedTest {
  private static final String ID = "aff0c5e3-65c4-b25b-c0c4-f1deafd18080";

  @Test
  void noToken_isForbidden() {
    assertThat(answer(403, "Permission denied").forbidden()).isTrue();
  }

  @Test
  void allocationInANamespaceThatMayNotBeRead_isForbidden() {
    assertThat(answer(500, "Unknown allocation \"" + ID + "\"").forbidden()).isTrue();
    assertThat(answer(500, "No cluster leader").forbidden()).isFalse();
  }

  @Test
  void allocationThatIsNotThere_isNotFound() {
    NomadRefused refused = answer(404, "alloc not found");

    assertThat(refused.notFound()).isTrue();
    assertThat(refused.forbidden()).isFalse();
    assertThat(refused).hasMessage("GET /v1/allocation/" + ID + ": 404 alloc not found");
  }

  private static NomadRefused answer(int status, String body) {
    return new NomadRefused("GET /v1/allocation/" + ID, status, body);
  }
}
