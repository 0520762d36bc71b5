package dev.hatrack.consul;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import org.kiwiproject.consul.model.agent.Registration;

/// A check over HTTPS that says for which name the certificate must be. Consul has that
/// (`TLSServerName`), its client has not; and where Consul checks with its own authorities
/// (`enable_agent_tls_for_checks`) it expects the name of its own node unless it is told.
@JsonSerialize // as itself; the superclass says as what it is without the name
final class HttpsCheck extends Registration.RegCheck {
  private final Registration.RegCheck check;
  private final String serverName;

  HttpsCheck(Registration.RegCheck check, String serverName) {
    this.check = check;
    this.serverName = serverName;
  }

  @JsonProperty("TLSServerName")
  public String getTlsServerName() {
    return serverName;
  }

  @Override
  public Optional<String> getId() {
    return check.getId();
  }

  @Override
  public Optional<String> getName() {
    return check.getName();
  }

  @Override
  public Optional<List<String>> getArgs() {
    return check.getArgs();
  }

  @Override
  public Optional<String> getInterval() {
    return check.getInterval();
  }

  @Override
  public Optional<String> getTtl() {
    return check.getTtl();
  }

  @Override
  public Optional<String> getHttp() {
    return check.getHttp();
  }

  @Override
  public Optional<String> getTcp() {
    return check.getTcp();
  }

  @Override
  public Optional<String> getGrpc() {
    return check.getGrpc();
  }

  @Override
  public Optional<Boolean> getGrpcUseTls() {
    return check.getGrpcUseTls();
  }

  @Override
  public Optional<String> getTimeout() {
    return check.getTimeout();
  }

  @Override
  public Optional<String> getNotes() {
    return check.getNotes();
  }

  @Override
  public Optional<String> getDeregisterCriticalServiceAfter() {
    return check.getDeregisterCriticalServiceAfter();
  }

  @Override
  public Optional<Boolean> getTlsSkipVerify() {
    return check.getTlsSkipVerify();
  }

  @Override
  public Optional<String> getStatus() {
    return check.getStatus();
  }

  @Override
  public Optional<Integer> getSuccessBeforePassing() {
    return check.getSuccessBeforePassing();
  }

  @Override
  public Optional<Integer> getFailuresBeforeCritical() {
    return check.getFailuresBeforeCritical();
  }
}
