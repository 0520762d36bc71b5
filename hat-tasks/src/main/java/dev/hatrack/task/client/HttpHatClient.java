package dev.hatrack.task.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
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
    this.exchange = new Exchange(timeouts, endpoint.trust());
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
    return Answers.shown(call("PUT", target, Optional.of(Body.json(Requests.pixels(picture)))));
  }

  @Override
  public ClaimState text(Text text, ClaimOptions options) {
    URI target = endpoint.leds("/text" + options.query());
    return Answers.shown(call("POST", target, Optional.of(Body.json(Requests.text(text)))));
  }

  @Override
  public ClaimState show(Png picture, ClaimOptions options) {
    URI target = endpoint.leds(options.query() + "&fit=" + picture.fit().word());
    return Answers.shown(call("PUT", target, Optional.of(Body.png(picture.bytes()))));
  }

  @Override
  public void release() {
    call("DELETE", endpoint.leds(""), Optional.empty());
  }

  @Override
  public SensorsState sensors() {
    return Answers.sensors(call("GET", endpoint.of("/sensors"), Optional.empty()));
  }

  @Override
  public PageState put(PageText page, ClaimOptions options) {
    URI target = endpoint.of("/eink" + options.query());
    return Answers.accepted(call("PUT", target, Optional.of(Body.json(Requests.page(page)))));
  }

  @Override
  public PageState put(Png page, ClaimOptions options) {
    URI target = endpoint.of("/eink" + options.query() + "&fit=" + page.fit().word());
    return Answers.accepted(call("PUT", target, Optional.of(Body.png(page.bytes()))));
  }

  @Override
  public PageState page(String id) {
    return Answers.page(call("GET", endpoint.of("/eink/pages/" + id), Optional.empty()));
  }

  @Override
  public void releaseEink() {
    call("DELETE", endpoint.of("/eink"), Optional.empty());
  }

  @Override
  public void buttons(Consumer<ButtonEvent> listener) {
    exchange.events(
        endpoint.of("/buttons/stream"), token(), event -> listener.accept(Answers.button(event)));
  }

  /// One call, and a second one when the agent no longer takes the token and there is a newer one:
  /// an identity in a file is renewed there before it expires.
  private JsonNode call(String method, URI target, Optional<Body> body) {
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
