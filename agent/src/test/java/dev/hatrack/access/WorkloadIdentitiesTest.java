package dev.hatrack.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.hat.Holder;
import dev.hatrack.testing.SteppedClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadIdentitiesTest {
  private static final String ALLOCATION = "1f2c75be-d84a-dd99-3ee2-97df288b3180";
  private static final SigningKey RSA = rsa("nomad-1");
  private static final SigningKey STRANGER = rsa("stranger");

  private final SteppedClock clock = new SteppedClock();
  private final WorkloadIdentities identities = of(RSA);

  @Test
  void verify_signedByNomad_namesTheTask() throws JoseException {
    assertThat(identities.verify(RSA.sign(claims())))
        .isEqualTo(new Holder.AllocatedTask("default", "scroll-clock", "clock", ALLOCATION));
  }

  @Test
  void verify_recordedFromNomad_namesTheTask() throws IOException {
    var keys = new NomadKeys(() -> resource("jwks.json"), clock);
    var recorded = new WorkloadIdentities(keys, () -> Instant.parse("2026-11-21T05:55:00Z"));

    assertThat(recorded.verify(resource("nomad_hatrack.jwt")))
        .isEqualTo(
            new Holder.AllocatedTask(
                "default", "raw", "t", "0337dbe1-d84a-dd99-3ee2-97df288b3180"));
  }

  @Test
  void verify_ed25519_namesTheTask() throws JoseException {
    SigningKey key = SigningKey.ed25519("nomad-0");

    assertThat(of(key).verify(key.sign(claims())).task()).isEqualTo("clock");
  }

  @Test
  void verify_otherAudience_saysWhatToWriteIntoTheJob() throws JoseException {
    JwtClaims claims = claims();
    claims.setAudience("nomadproject.io");

    refused(() -> identities.verify(RSA.sign(claims)), "aud = [\"hatrack\"]");
  }

  @Test
  void verify_noAudience_isRefused() throws JoseException {
    JwtClaims claims = claims();
    claims.unsetClaim("aud");

    refused(() -> identities.verify(RSA.sign(claims)), "audience hatrack");
  }

  @Test
  void verify_expired_isRefusedAfterTheSkew() throws JoseException {
    String token = RSA.sign(claims());

    clock.advance(Duration.ofHours(1).plus(WorkloadIdentities.CLOCK_SKEW).minusSeconds(1));
    assertThat(identities.verify(token)).isNotNull();
    clock.advance(Duration.ofSeconds(2));
    refused(() -> identities.verify(token), "has expired");
  }

  @Test
  void verify_withoutExpiry_isRefused() throws JoseException {
    JwtClaims claims = claims();
    claims.unsetClaim("exp");

    refused(() -> identities.verify(RSA.sign(claims)), "give it a ttl");
  }

  @Test
  void verify_notValidYet_asksForTheClocks() throws JoseException {
    JwtClaims claims = claims();
    claims.setNotBefore(at(clock.instant().plusSeconds(60)));

    refused(() -> identities.verify(RSA.sign(claims)), "clocks");
  }

  @Test
  void verify_unknownKey_isRefused() throws JoseException {
    refused(() -> identities.verify(STRANGER.sign(claims())), "a key that Nomad does not have");
  }

  @Test
  void verify_strangerUnderAKnownName_isRefused() throws JoseException {
    refused(
        () -> identities.verify(STRANGER.sign(claims(), "nomad-1")), "signature is not by the key");
  }

  @Test
  void verify_changedAfterwards_isRefused() throws JoseException {
    String[] parts = RSA.sign(claims()).split("\\.", -1);
    JwtClaims better = claims();
    better.setClaim("nomad_job_id", "other");
    String forged = parts[0] + "." + base64(better.toJson()) + "." + parts[2];

    refused(() -> identities.verify(forged), "signature is not by the key");
  }

  @Test
  void verify_nomadAway_asksToTryAgain() throws JoseException {
    var away = new WorkloadIdentities(new NomadKeys(NomadKeysTest.AWAY, clock), clock);

    refused(() -> away.verify(RSA.sign(claims())), "Nomad does not answer");
  }

  @Test
  void verify_unsigned_isRefused() {
    String header = base64("{\"alg\":\"none\",\"kid\":\"nomad-1\"}");

    refused(
        () -> identities.verify(header + "." + base64(claims().toJson()) + "."), "RS256 or EdDSA");
  }

  @Test
  void verify_hmacWithThePublicKey_isRefused() throws JoseException {
    var token = new JsonWebSignature();
    token.setPayload(claims().toJson());
    token.setKey(new HmacKey(RSA.key().getPublicKey().getEncoded()));
    token.setKeyIdHeaderValue("nomad-1");
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    String compact = token.getCompactSerialization();

    refused(() -> identities.verify(compact), "RS256 or EdDSA");
  }

  @Test
  void verify_ellipticCurve_isRefused() throws JoseException {
    SigningKey key = SigningKey.p256("nomad-1");

    refused(() -> of(key).verify(key.sign(claims())), "RS256 or EdDSA");
  }

  @Test
  void verify_algorithmOfAnotherKey_isRefused() throws JoseException {
    SigningKey ed25519 = SigningKey.ed25519("nomad-0");

    refused(
        () -> identities.verify(ed25519.sign(claims(), "nomad-1")),
        "algorithm is not the one of its key");
  }

  @Test
  void verify_algorithmOfAnotherKeyThatDoesNotNameItsOwn_isRefused() throws JoseException {
    SigningKey ed25519 = SigningKey.ed25519("nomad-0");
    RsaJsonWebKey unnamed = RsaJwkGenerator.generateJwk(2048);
    unnamed.setKeyId("nomad-0");

    refused(
        () -> of(new SigningKey(unnamed)).verify(ed25519.sign(claims())),
        "algorithm is not the one of its key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nomad_namespace", "nomad_job_id", "nomad_task", "nomad_allocation_id"})
  void verify_claimMissing_namesIt(String claim) throws JoseException {
    JwtClaims missing = claims();
    missing.unsetClaim(claim);
    JwtClaims empty = claims();
    empty.setClaim(claim, "");

    refused(() -> identities.verify(RSA.sign(missing)), claim);
    refused(() -> identities.verify(RSA.sign(empty)), claim);
  }

  @Test
  void verify_claimOfAnotherKind_isRefused() throws JoseException {
    JwtClaims claims = claims();
    claims.setClaim("nomad_task", 7);

    refused(() -> identities.verify(RSA.sign(claims)), "lacks nomad_task");
  }

  @Test
  void verify_allocationThatIsAPath_isRefused() throws JoseException {
    JwtClaims claims = claims();
    claims.setClaim("nomad_allocation_id", "../../../etc");

    refused(() -> identities.verify(RSA.sign(claims)), "no allocation ID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "secret", "a.b", "a.b.c.d", "a.b.c d", "e30.e30.e30\nINFO all is well"})
  void verify_noToken_isRefusedWithoutRepeatingIt(String token) {
    refused(() -> identities.verify(token), "no JSON Web Token");
  }

  @Test
  void verify_tokenShapedNoise_isRefused() {
    refused(() -> identities.verify("abc.def.ghi"), "no JSON Web Token");
  }

  @Test
  void verify_again_stillEndsWithTheTokensTime() throws JoseException {
    String token = RSA.sign(claims());
    var _ = identities.verify(token);

    clock.advance(Duration.ofMinutes(59));
    assertThat(identities.verify(token).task()).isEqualTo("clock");

    clock.advance(Duration.ofMinutes(2));
    refused(() -> identities.verify(token), "has expired");
  }

  @Test
  void verify_again_whenNomadHasWithdrawnTheKey_isRefused() throws JoseException {
    refusedAfterRotation(STRANGER, "a key that Nomad does not have");
  }

  @Test
  void verify_again_withAnotherKeyOfTheSameName_isRefused() throws JoseException {
    refusedAfterRotation(rsa("nomad-1"), "signature is not by the key");
  }

  private void refusedAfterRotation(SigningKey next, String why) throws JoseException {
    var signs = new AtomicReference<>(RSA);
    var rotating =
        new WorkloadIdentities(new NomadKeys(() -> SigningKey.set(signs.get()), clock), clock);
    JwtClaims claims = claims();
    claims.setExpirationTime(at(clock.instant().plus(Duration.ofDays(1))));
    String token = RSA.sign(claims);
    var _ = rotating.verify(token);

    signs.set(next);
    clock.advance(NomadKeys.REFRESH_AFTER);

    refused(() -> rotating.verify(token), why);
  }

  @Test
  void verify_ofManyTasks_isRightForEach() throws JoseException {
    List<String> tokens = new ArrayList<>();
    for (int number = 0; number < ProvenIdentities.MOST + 8; number++) {
      JwtClaims claims = claims();
      claims.setClaim("nomad_task", "clock-" + number);
      tokens.add(RSA.sign(claims));
    }

    for (int round = 0; round < 2; round++) {
      for (int number = 0; number < tokens.size(); number++) {
        assertThat(identities.verify(tokens.get(number)).task()).isEqualTo("clock-" + number);
      }
    }
  }

  @Test
  void verify_aGoodTokenWithAnotherSignature_isRefused() throws JoseException {
    String token = RSA.sign(claims());
    var _ = identities.verify(token);
    String forged = token.substring(0, token.lastIndexOf('.') + 1) + base64("no signature");

    refused(() -> identities.verify(forged), "signature is not by the key");
  }

  private static void refused(ThrowingCallable attempt, String why) {
    assertThatThrownBy(attempt)
        .isInstanceOf(NotAuthenticated.class)
        .hasMessageContaining(why)
        .message()
        .doesNotContain("\n")
        .doesNotContain("all is well");
  }

  private JwtClaims claims() {
    var claims = new JwtClaims();
    claims.setAudience("hatrack");
    claims.setSubject("global:default:scroll-clock:clock:clock:hatrack");
    claims.setIssuedAt(at(clock.instant()));
    claims.setNotBefore(at(clock.instant()));
    claims.setExpirationTime(at(clock.instant().plus(Duration.ofHours(1))));
    claims.setClaim("nomad_namespace", "default");
    claims.setClaim("nomad_job_id", "scroll-clock");
    claims.setClaim("nomad_task", "clock");
    claims.setClaim("nomad_allocation_id", ALLOCATION);
    return claims;
  }

  private WorkloadIdentities of(SigningKey key) {
    return new WorkloadIdentities(new NomadKeys(() -> SigningKey.set(key), clock), clock);
  }

  private static SigningKey rsa(String kid) {
    try {
      return SigningKey.rsa(kid);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NumericDate at(Instant time) {
    return NumericDate.fromMilliseconds(time.toEpochMilli());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String resource(String name) throws IOException {
    try (var stream =
        WorkloadIdentitiesTest.class.getResourceAsStream("/dev/hatrack/nomad/" + name)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
          .strip();
    }
  }
}
