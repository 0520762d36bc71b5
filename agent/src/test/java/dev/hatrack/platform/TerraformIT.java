package dev.hatrack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hatrack.cluster.AgentProcess;
import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.LocalHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// What docs/terraform.md says, typed by an administrator and by somebody who may deploy jobs only:
/// Terraform or OpenTofu and the real providers, on a real Consul and Nomad that deny by default.
/// The boards alone are simulated.
@Tag("extended")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TerraformIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String BOARDS =
      "[{board: scroll-hat-mini, simulated: true}, {board: sense-hat, simulated: true}]";
  private static final String ACCESS = "terraform -chdir=nomad-jobs/terraform/access ";
  private static final String JOBS = "terraform -chdir=nomad-jobs/terraform/jobs ";
  private static final String STATE = "/v1/kv/hatrack/terraform/";
  private static final String CLOCK = "scroll-clock";
  private static final int CHANGES = 2;

  private final Path own;
  private final ObjectMapper json = new ObjectMapper();
  private SecuredCluster cluster;
  private TerraformDesk desk;
  private TypedCommands administrator;
  private Optional<TypedCommands> deployer = Optional.empty();
  private Optional<AgentProcess> agent = Optional.empty();

  TerraformIT(@TempDir Path own) {
    this.own = own;
  }

  @BeforeAll
  void prepare() throws IOException, InterruptedException {
    TerraformBinaries binaries = TerraformBinaries.find();
    cluster = SecuredCluster.start();
    desk = new TerraformDesk(own, binaries, cluster);
    administrator = desk.with(cluster.management(), cluster.management());
    System.err.println("TerraformIT: " + administrator.run("terraform version"));
  }

  @AfterAll
  void tearDown() {
    agent.ifPresent(AgentProcess::close);
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  @Order(1)
  void files_areFormattedAndFitTheProviders() throws IOException, InterruptedException {
    administrator.run("terraform fmt -check -recursive nomad-jobs/terraform");
    administrator.run("terraform -chdir=nomad-jobs/terraform/access init");
    administrator.run("terraform -chdir=nomad-jobs/terraform/access validate");
  }

  @Test
  @Order(2)
  void access_applied_policiesAreThoseOfThePlaybook() throws IOException, InterruptedException {
    administrator.run("terraform -chdir=nomad-jobs/terraform/access plan -out=access.plan");
    administrator.run("terraform -chdir=nomad-jobs/terraform/access apply access.plan");
    assertThat(desk.policies("consul")).contains("hatrack-agent", "nomad-tasks", "terraform");
    for (String policy : desk.policies("consul")) {
      assertThat(rules(cluster.consul().http(), "name/" + policy))
          .isEqualTo(desk.rules("consul", policy));
    }
    assertThat(desk.policies("nomad")).contains("hatrack-agent", "deploy");
    for (String policy : desk.policies("nomad")) {
      assertThat(rules(cluster.nomad().http(), policy)).isEqualTo(desk.rules("nomad", policy));
    }
    assertNothingToDo(administrator, ACCESS);
  }

  @Test
  @Order(3)
  void agentsTokens_areEnoughForTheAgent() throws IOException, InterruptedException {
    Map<String, String> tokens =
        Map.of(
            "CONSUL_HTTP_TOKEN",
                secret("consul acl token create -format=json -policy-name=hatrack-agent"),
            "NOMAD_TOKEN",
                secret("nomad acl token create -json -name=hatrack-pi1 -policy=hatrack-agent"));
    agent =
        Optional.of(
            AgentProcess.start(
                cluster.consul().address(), cluster.nomad().address(), BOARDS, tokens));
    Await.until(
        "Nomad knows the boards",
        SOON,
        () -> cluster.nomad().metadata().path("hat.sensors").asText().equals("sense-hat"));
    Await.until(
        "Consul knows the boards", SOON, () -> !cluster.consul().services("hat-leds").isEmpty());
  }

  @Test
  @Order(4)
  void jobs_appliedWithTheDeployersTokens_clockIsShown() throws IOException, InterruptedException {
    deployer =
        Optional.of(
            desk.with(
                secret("consul acl token create -format=json -policy-name=terraform"),
                secret("nomad acl token create -json -name=terraform -policy=deploy")));
    deployer().run("terraform -chdir=nomad-jobs/terraform/jobs init");
    deployer().run("terraform -chdir=nomad-jobs/terraform/jobs validate");
    assertThat(deployer().run("terraform -chdir=nomad-jobs/terraform/jobs plan -out=jobs.plan"))
        .contains("2 to add, 0 to change, 0 to destroy");
    deployer().run("terraform -chdir=nomad-jobs/terraform/jobs apply jobs.plan");
    awaitClock();
    assertNothingToDo(deployer(), JOBS);
  }

  @Test
  @Order(5)
  void service_registersItselfByWorkloadIdentity() {
    Await.until(
        "the service is healthy",
        PlatformCluster.PLACED_WITHIN,
        () -> !cluster.consul().http().get("/v1/health/service/sense-sensors?passing").isEmpty());
  }

  @Test
  @Order(6)
  void states_areInConsulAndHaveNoTokens() throws IOException {
    String states = state("access") + state("jobs");
    assertThat(states).contains("consul_acl_binding_rule", "nomad_acl_policy", "nomad_job");
    for (TypedCommands somebody : new TypedCommands[] {administrator, deployer()}) {
      assertThat(states)
          .doesNotContain(somebody.environment().get("CONSUL_HTTP_TOKEN"))
          .doesNotContain(somebody.environment().get("NOMAD_TOKEN"));
    }
    assertThat(own.resolve("nomad-jobs/terraform/jobs/terraform.tfstate")).doesNotExist();
  }

  @Test
  @Order(7)
  void deployer_mayNotTouchTheAccess() throws IOException, InterruptedException {
    TypedCommands.Answer answer = deployer().attempt(ACCESS + "plan");
    assertThat(answer.status()).as(answer.output()).isEqualTo(1);
    assertThat(answer.output()).contains("403", "lacks", "hatrack/terraform/access");
  }

  @Test
  @Order(8)
  void someoneElseHasTheLock_planIsRefused() throws IOException, InterruptedException {
    TypedCommands.Answer answer =
        administrator.attempt(
            "consul lock -child-exit-code hatrack/terraform/jobs '" + JOBS + "plan'");
    assertThat(answer.status()).as(answer.output()).isNotZero();
    assertThat(answer.output()).contains("Error acquiring the state lock");
  }

  @Test
  @Order(9)
  void jobStoppedByHand_isSeenAndMended() throws IOException, InterruptedException {
    cluster.nomad().cli("job", "stop", CLOCK);
    Await.until("the clock is gone", SOON, () -> !clockIsShown());
    assertSeen(deployer(), JOBS, "nomad_job.this[\"scroll-clock\"] will be updated in-place");
    deployer().run("terraform -chdir=nomad-jobs/terraform/jobs apply -auto-approve");
    awaitClock();
    assertNothingToDo(deployer(), JOBS);
  }

  @Test
  @Order(10)
  void policyEditedByHand_isSeenAndMended() throws IOException, InterruptedException {
    String edited = "{\"Name\": \"deploy\", \"Rules\": \"node { policy = \\\"write\\\" }\"}";
    assertThat(cluster.nomad().http().status("/v1/acl/policy/deploy")).isEqualTo(200);
    var _ = cluster.nomad().http().answer("POST", "/v1/acl/policy/deploy", edited);
    assertSeen(administrator, ACCESS, "nomad_acl_policy.this[\"deploy\"] will be updated in-place");
    administrator.run(ACCESS + "apply -auto-approve");
    assertThat(rules(cluster.nomad().http(), "deploy")).isEqualTo(desk.rules("nomad", "deploy"));
    assertNothingToDo(administrator, ACCESS);
  }

  @Test
  @Order(11)
  void destroyed_nothingIsLeft() throws IOException, InterruptedException {
    deployer().run("terraform -chdir=nomad-jobs/terraform/jobs destroy -auto-approve");
    Await.until("the clock is gone", SOON, () -> !clockIsShown());
    Await.until("no job", SOON, () -> cluster.nomad().http().get("/v1/jobs").isEmpty());
    administrator.run("terraform -chdir=nomad-jobs/terraform/access destroy -auto-approve");
    assertThat(cluster.nomad().http().get("/v1/acl/policies")).isEmpty();
    assertThat(cluster.consul().http().get("/v1/acl/auth-methods")).isEmpty();
    assertThat(cluster.consul().http().get("/v1/acl/roles")).isEmpty();
  }

  private TypedCommands deployer() {
    return deployer.orElseThrow();
  }

  /// Types a command that makes a token.
  private String secret(String command) throws IOException, InterruptedException {
    return json.readTree(administrator.run(command)).path("SecretID").asText();
  }

  private void awaitClock() {
    Await.until("the clock is shown", PlatformCluster.PLACED_WITHIN, this::clockIsShown);
  }

  private boolean clockIsShown() throws IOException {
    return agent
        .orElseThrow()
        .http()
        .get("/hat/leds")
        .path("claims")
        .valueStream()
        .anyMatch(claim -> claim.path("holder").asText().contains("/" + CLOCK + "/"));
  }

  private String state(String of) throws IOException {
    return cluster.consul().http().text(STATE + of + "?raw");
  }

  private static String rules(LocalHttp server, String policy) throws IOException {
    return server.get("/v1/acl/policy/" + policy).path("Rules").asText();
  }

  private static void assertNothingToDo(TypedCommands somebody, String terraform)
      throws IOException, InterruptedException {
    TypedCommands.Answer plan = somebody.attempt(terraform + "plan -detailed-exitcode");
    assertThat(plan.output()).contains("No changes.");
    assertThat(plan.status()).isZero();
    assertThat(somebody.run(terraform + "apply -auto-approve"))
        .contains("0 added, 0 changed, 0 destroyed");
  }

  private static void assertSeen(TypedCommands somebody, String terraform, String what)
      throws IOException, InterruptedException {
    TypedCommands.Answer plan = somebody.attempt(terraform + "plan -detailed-exitcode");
    assertThat(plan.status()).as(plan.output()).isEqualTo(CHANGES);
    assertThat(plan.output()).contains(what, "1 to change");
  }
}
