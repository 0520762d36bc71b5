package dev.hatrack.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.testing.SteppedClock;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Headers are read before any signature is, so a stranger may write whatever comes to mind.
class MadeUpHeadersTest {
  private final SteppedClock clock = new SteppedClock();
  private WorkloadIdentities identities;

  @BeforeEach
  void oneKey() throws JoseException {
    identities = of(SigningKey.set(SigningKey.ed25519("nomad-0")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'alg':'EdDSA'}", "{'alg':'EdDSA','kid':5}"})
  void verify_keyNotNamed_isRefused(String header) {
    refused(header, "(kid)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kid':'nomad-0'}",
        "{'alg':5,'kid':'nomad-0'}",
        "{'alg':'eddsa','kid':'nomad-0'}",
        "{'alg':'RS512','kid':'nomad-0'}"
      })
  void verify_algorithmOtherThanNomads_isRefused(String header) {
    refused(header, "RS256 or EdDSA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'cty':'JWT'", "'cty':5", "'b64':5", "'crit':5", "'crit':['x']"})
  void verify_furtherHeaders_areRefused(String further) {
    refused("{'alg':'EdDSA','kid':'nomad-0'," + further + "}", "nomad_hatrack.jwt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "null", "x"})
  void verify_headerThatIsNoObject_isRefused(String header) {
    refused(header, "no JSON Web Token that can be read");
  }

  private void refused(String header, String why) {
    String token = base64(header.replace('\'', '"')) + "." + base64("{}") + ".AAAA";
    assertThatThrownBy(() -> identities.verify(token))
        .isInstanceOf(NotAuthenticated.class)
        .hasMessageContaining(why);
  }

  private WorkloadIdentities of(String keySet) {
    return new WorkloadIdentities(new NomadKeys(() -> keySet, clock), clock);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
