package dev.hatrack.task.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The agent over HTTP. Connections are kept alive between calls.
public final class HttpHatClient implements HatClient {
  private final Endpoint endpoint;
  private final Exchange exchange;
  private volatile @Nullable String token;

  public HttpHatClient(Endpoint endpoint) {
    this(endpoint, Timeouts.USUAL);
  }

  public HttpHatClient(Endpoint endpoint, Timeouts timeouts) {
    this.endpoint = endpoint;
    this.exchange = new Exchange(timeouts);
  }

  @Override
  public HatState hat() {
    return Answers.hat(call("GET", endpoint.hat(), Optional.empty()));
  }

  @Override
  public LedsState leds() {
    return Answers.leds(call("GET", endpoint.leds(""), Optional.empty()));
  }

  @Override
  public ClaimState show(Picture picture, ClaimOptions options) {
    URI target = endpoint.leds(options.query());
    return Answers.shown(call("PUT", target, Optional.of(Requests.pixels(picture))));
  }

  @Override
  public ClaimState text(Text text, ClaimOptions options) {
    URI target = endpoint.leds("/text" + options.query());
    return Answers.shown(call("POST", target, Optional.of(Requests.text(text))));
  }

  @Override
  public void release() {
    call("DELETE", endpoint.leds(""), Optional.empty());
  }

  /// One call, and a second one when the agent no longer takes the token and there is a newer one:
  /// an identity in a file is renewed there before it expires.
  private JsonNode call(String method, URI target, Optional<JsonNode> body) {
    Optional<String> used = token();
    Exchange.Answer answer = exchange.send(method, target, used, body);
    if (answer.status() == HttpURLConnection.HTTP_UNAUTHORIZED) {
      Optional<String> newer = endpoint.token().read();
      token = newer.orElse(null);
      if (!newer.equals(used)) {
        answer = exchange.send(method, target, newer, body);
      }
    }
    return answer.orThrow(target);
  }

  private Optional<String> token() {
    @Nullable String known = token;
    if (known != null) {
      return Optional.of(known);
    }
    Optional<String> read = endpoint.token().read();
    token = read.orElse(null);
    return read;
  }
}
