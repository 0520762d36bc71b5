package dev.hatrack.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Holder;
import dev.hatrack.testing.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentAuthenticatorTest {
  /// SHA-256 of `test`, as `printf %s test | sha256sum` prints it.
  private static final String TEST =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private static final Holder.AllocatedTask CLOCK =
      new Holder.AllocatedTask(
          "default", "scroll-clock", "clock", "1f2c75be-d84a-dd99-3ee2-97df288b3180");

  private final SteppedClock clock = new SteppedClock();
  private AllocationDirectory.State state = AllocationDirectory.State.LIVE;
  private boolean tasksAreKnown = true;
  private final AllocationDirectory tasks =
      new AllocationDirectory() {
        @Override
        public State stateOf(Holder.AllocatedTask task) {
          return state;
        }

        @Override
        public boolean knows(Holder.AllocatedTask task) {
          return tasksAreKnown;
        }
      };
  private Optional<Reservation> reserved = Optional.empty();
  private SigningKey key;

  @BeforeEach
  void makeKey() throws JoseException {
    key = SigningKey.ed25519("nomad-1");
  }

  @Test
  void noIdentity_nomad_isToldWhatToSend() {
    assertThatThrownBy(() -> with(AuthConfig.Mode.NOMAD).authenticate(Optional.empty()))
        .isInstanceOf(NotAuthenticated.class)
        .hasMessageContaining("Authorization: Bearer");
  }

  @Test
  void noIdentity_open_isAnyone() {
    Authenticator open = with(AuthConfig.Mode.OPEN);

    assertThat(open.open()).isTrue();
    assertThat(open.authenticate(Optional.empty()))
        .isEqualTo(new Caller(new Holder.Anyone(), Set.of(), 100));
  }

  @Test
  void wrongToken_open_isRefusedAllTheSame() {
    assertThatThrownBy(() -> with(AuthConfig.Mode.OPEN).authenticate(Optional.of("guess")))
        .isInstanceOf(NotAuthenticated.class)
        .hasMessageContaining("auth.tokens")
        .message()
        .doesNotContain("guess");
  }

  @Test
  void configuredToken_isItsHolder() {
    Caller caller = with(AuthConfig.Mode.NOMAD).authenticate(Optional.of("test"));

    assertThat(caller)
        .isEqualTo(new Caller(new Holder.NamedToken("kitchen"), Set.of("scroll-hat-mini"), 70));
    assertThat(caller.mayUse("scroll-phat-hd", Capability.LEDS)).isFalse();
  }

  @Test
  void configuredToken_hashInItsPlace_isRefused() {
    assertThatThrownBy(() -> with(AuthConfig.Mode.NOMAD).authenticate(Optional.of(TEST)))
        .isInstanceOf(NotAuthenticated.class);
  }

  @Test
  void task_withoutEntry_mayUseEveryBoardUpToFifty() throws JoseException {
    Caller caller = with(AuthConfig.Mode.NOMAD).authenticate(Optional.of(token(CLOCK)));

    assertThat(caller).isEqualTo(new Caller(CLOCK, Set.of(), 50));
  }

  @Test
  void task_withEntry_hasItsRights() throws JoseException {
    var alarm = new Holder.AllocatedTask("ops", "alarm", "bell", CLOCK.allocation());
    var sameJobElsewhere = new Holder.AllocatedTask("default", "alarm", "bell", CLOCK.allocation());

    assertThat(with(AuthConfig.Mode.NOMAD).authenticate(Optional.of(token(alarm))))
        .isEqualTo(new Caller(alarm, Set.of("scroll-hat-mini"), 100));
    assertThat(
            with(AuthConfig.Mode.NOMAD)
                .authenticate(Optional.of(token(sameJobElsewhere)))
                .maxPriority())
        .isEqualTo(50);
  }

  @Test
  void task_withoutEntryInANamespaceThatHasOne_hasThoseRights() throws JoseException {
    var other = new Holder.AllocatedTask("ops", "report", "page", CLOCK.allocation());

    Caller caller = with(AuthConfig.Mode.NOMAD).authenticate(Optional.of(token(other)));

    assertThat(caller).isEqualTo(new Caller(other, Set.of(), Set.of(Capability.EINK), 20));
    assertThat(caller.mayUse("inky-phat", Capability.EINK)).isTrue();
    assertThat(caller.mayUse("inky-phat", Capability.LEDS)).isFalse();
  }

  @Test
  void task_ended_isRefused() throws JoseException {
    state = AllocationDirectory.State.ENDED;
    String token = token(CLOCK);

    assertThatThrownBy(() -> with(AuthConfig.Mode.NOMAD).authenticate(Optional.of(token)))
        .isInstanceOf(NotAuthenticated.class)
        .hasMessageContaining("default/scroll-clock/clock/1f2c75be has ended");
  }

  @Test
  void task_endedAfterItsFirstUse_isRefused() throws JoseException {
    Authenticator authenticator = with(AuthConfig.Mode.NOMAD);
    String token = token(CLOCK);
    assertThat(authenticator.authenticate(Optional.of(token)).holder()).isEqualTo(CLOCK);

    state = AllocationDirectory.State.ENDED;

    assertThatThrownBy(() -> authenticator.authenticate(Optional.of(token)))
        .isInstanceOf(NotAuthenticated.class)
        .hasMessageContaining("has ended");
  }

  @Test
  void task_open_isStillItself() throws JoseException {
    assertThat(with(AuthConfig.Mode.OPEN).authenticate(Optional.of(token(CLOCK))))
        .isEqualTo(new Caller(CLOCK, Set.of(), 50));
  }

  @Test
  void task_expired_open_isRefusedAllTheSame() throws JoseException {
    String token = token(CLOCK);
    clock.advance(Duration.ofHours(2));

    assertThatThrownBy(() -> with(AuthConfig.Mode.OPEN).authenticate(Optional.of(token)))
        .isInstanceOf(NotAuthenticated.class)
        .hasMessageContaining("has expired");
  }

  @Test
  void task_nomadAway_isAccepted() throws JoseException {
    state = AllocationDirectory.State.UNKNOWN;

    assertThat(with(AuthConfig.Mode.NOMAD).authenticate(Optional.of(token(CLOCK))).holder())
        .isEqualTo(CLOCK);
  }

  @Test
  void reservedDevice_isItsTaskOnThoseBoardsAlone() {
    reserved = Optional.of(reservation(Optional.of(CLOCK)));

    assertThat(with(AuthConfig.Mode.NOMAD).authenticate(Optional.of("device")))
        .isEqualTo(new Caller(CLOCK, Set.of("inky-phat"), 50));
  }

  @Test
  void reservedDevice_taskHasRights_theyGiveThePriority() {
    var alarm = new Holder.AllocatedTask("ops", "alarm", "alarm", CLOCK.allocation());
    reserved = Optional.of(reservation(Optional.of(alarm)));

    assertThat(with(AuthConfig.Mode.NOMAD).authenticate(Optional.of("device")))
        .isEqualTo(new Caller(alarm, Set.of("inky-phat"), 100));
  }

  @Test
  void reservedDevice_taskNotKnownYet_isTheDevice() {
    reserved = Optional.of(reservation(Optional.empty()));

    assertThat(with(AuthConfig.Mode.NOMAD).authenticate(Optional.of("device")))
        .isEqualTo(
            new Caller(new Holder.ReservedDevice("inky-phat", "r1"), Set.of("inky-phat"), 50));
  }

  @Test
  void reservedDevice_taskHasEnded_isRefused() {
    reserved = Optional.of(reservation(Optional.of(CLOCK)));
    state = AllocationDirectory.State.ENDED;

    assertThatThrownBy(() -> with(AuthConfig.Mode.NOMAD).authenticate(Optional.of("device")))
        .isInstanceOf(NotAuthenticated.class)
        .hasMessageContaining("has ended");
  }

  private Reservation reservation(Optional<Holder.AllocatedTask> task) {
    var device = new BoardDevice("inky-phat", "inky-phat", true);
    return new Reservation("r1", TEST, List.of(device), clock.instant(), task, Optional.empty());
  }

  @Test
  void whatIsComparedOnly_isToldAtOnce() {
    Authenticator authenticator = with(AuthConfig.Mode.NOMAD);

    assertThat(authenticator.tellsAtOnce(Optional.empty())).isTrue();
    assertThat(authenticator.tellsAtOnce(Optional.of("test"))).isTrue();
    assertThat(authenticator.tellsAtOnce(Optional.of("guess"))).isTrue();
  }

  @Test
  void anIdentity_isToldAtOnce_whenItWasCheckedBefore_andItsTaskIsKnown() throws JoseException {
    Authenticator authenticator = with(AuthConfig.Mode.NOMAD);
    Optional<String> token = Optional.of(token(CLOCK));
    assertThat(authenticator.tellsAtOnce(token)).isFalse();

    var _ = authenticator.authenticate(token);
    assertThat(authenticator.tellsAtOnce(token)).isTrue();

    tasksAreKnown = false;
    assertThat(authenticator.tellsAtOnce(token)).isFalse();
  }

  @Test
  void anIdentity_whoseTimeIsOver_isCheckedAgain() throws JoseException {
    Authenticator authenticator = with(AuthConfig.Mode.NOMAD);
    Optional<String> token = Optional.of(token(CLOCK));
    var _ = authenticator.authenticate(token);

    clock.advance(NomadKeys.REFRESH_AFTER);

    assertThat(authenticator.tellsAtOnce(token)).isFalse();
  }

  @Test
  void anIdentity_whoseKeyIsToBeFetchedAgain_isCheckedAgain() throws JoseException {
    Authenticator authenticator = with(AuthConfig.Mode.NOMAD);
    var _ = authenticator.authenticate(Optional.of(token(CLOCK)));
    clock.advance(NomadKeys.REFRESH_AFTER.minusSeconds(1));
    Optional<String> later = Optional.of(token(CLOCK)); // good for an hour from now
    var _ = authenticator.authenticate(later);
    assertThat(authenticator.tellsAtOnce(later)).isTrue();

    clock.advance(Duration.ofSeconds(1));

    assertThat(authenticator.tellsAtOnce(later)).isFalse();
  }

  @Test
  void aReservedDevice_isToldAtOnce_unlessItsTaskHasToBeAskedFor() {
    reserved = Optional.of(reservation(Optional.of(CLOCK)));
    Authenticator authenticator = with(AuthConfig.Mode.NOMAD);
    assertThat(authenticator.tellsAtOnce(Optional.of("a device"))).isTrue();

    tasksAreKnown = false;
    assertThat(authenticator.tellsAtOnce(Optional.of("a device"))).isFalse();

    reserved = Optional.of(reservation(Optional.empty()));
    assertThat(authenticator.tellsAtOnce(Optional.of("a device"))).isTrue();
  }

  @Test
  void taskInsideTheAgent_hasItsJobsRights_withoutAToken() {
    var alarm = new Holder.AllocatedTask("ops", "alarm", "alarm", "1f2c75be");

    Caller caller = with(AuthConfig.Mode.NOMAD).inside(alarm, Optional.empty());

    assertThat(caller).isEqualTo(new Caller(alarm, Set.of("scroll-hat-mini"), 100));
  }

  @Test
  void manyDifferentWrongTokens_areLookedAtNoMore_forAWhile() {
    AgentAuthenticator authenticator = with(AuthConfig.Mode.NOMAD);
    for (int guess = 0; guess < GuessLimit.AT_ONCE; guess++) {
      Optional<String> wrong = Optional.of("guess-" + guess);
      assertThatThrownBy(() -> authenticator.authenticate(wrong, "10.0.0.7"))
          .isExactlyInstanceOf(NotAuthenticated.class);
    }

    assertThatThrownBy(() -> authenticator.authenticate(Optional.of("test"), "10.0.0.7"))
        .isInstanceOf(TooManyGuesses.class)
        .hasMessageContaining("in 7 s");
    assertThat(authenticator.authenticate(Optional.of("test"), "10.0.0.8").holder())
        .isEqualTo(new Holder.NamedToken("kitchen"));
    clock.advance(GuessLimit.ONE_MORE_EVERY);
    assertThat(authenticator.authenticate(Optional.of("test"), "10.0.0.7").holder())
        .isEqualTo(new Holder.NamedToken("kitchen"));
  }

  @Test
  void manyDifferentWrongTokens_doNotKeepAnIdentityOut() throws JoseException {
    AgentAuthenticator authenticator = with(AuthConfig.Mode.NOMAD);
    for (int guess = 0; guess <= GuessLimit.AT_ONCE; guess++) {
      Optional<String> wrong = Optional.of("guess-" + guess);
      assertThatThrownBy(() -> authenticator.authenticate(wrong, "10.0.0.7"))
          .isInstanceOf(NotAuthenticated.class);
    }
    var clock =
        new Holder.AllocatedTask(
            "default", "clock", "clock", "1f2c75be-0000-4000-8000-000000000000");

    assertThat(authenticator.authenticate(Optional.of(token(clock)), "10.0.0.7").holder())
        .isEqualTo(clock);
  }

  @Test
  void taskInsideTheAgentWhoseDeviceIsReservedNoLonger_isRefused() {
    var clock = new Holder.AllocatedTask("default", "clock", "clock", "1f2c75be");

    assertThatThrownBy(
            () -> with(AuthConfig.Mode.NOMAD).inside(clock, Optional.of("a former token")))
        .isInstanceOf(NotAuthenticated.class)
        .hasMessageContaining("no longer");
  }

  private AgentAuthenticator with(AuthConfig.Mode mode) {
    List<String> mini = List.of("scroll-hat-mini");
    var config =
        new AuthConfig(
            mode,
            List.of(new AuthConfig.Token("kitchen", TEST, mini, List.of(), 70)),
            List.of(
                new AuthConfig.JobRights("ops", "alarm", mini, List.of(), 100),
                new AuthConfig.JobRights("ops", "*", List.of(), List.of(Capability.EINK), 20)));
    var keys = new NomadKeys(() -> SigningKey.set(key), clock);
    return new AgentAuthenticator(
        config, _ -> reserved, new WorkloadIdentities(keys, clock), tasks, clock);
  }

  private String token(Holder.AllocatedTask task) throws JoseException {
    var claims = new JwtClaims();
    claims.setAudience("hatrack");
    claims.setExpirationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond() + 3600));
    claims.setClaim("nomad_namespace", task.namespace());
    claims.setClaim("nomad_job_id", task.job());
    claims.setClaim("nomad_task", task.task());
    claims.setClaim("nomad_allocation_id", task.allocation());
    return key.sign(claims);
  }
}
