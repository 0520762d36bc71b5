package dev.hatrack.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A call that Javalin carries.
final class ServletCall implements ApiCall {
  private static final Logger log = LoggerFactory.getLogger(ServletCall.class);
  private static final String UPGRADING = "upgrading";

  private final Context context;

  ServletCall(Context context) {
    this.context = context;
  }

  /// To be called before a handshake is checked. Javalin sends no body of its own when one is
  /// refused, so problems are written to the server's response directly.
  void upgrading() {
    context.attribute(UPGRADING, true);
  }

  @Override
  public String method() {
    return context.method().toString();
  }

  @Override
  public String path() {
    return context.path();
  }

  @Override
  public String query() {
    return Optional.ofNullable(context.queryString()).orElse("");
  }

  @Override
  public String ip() {
    return context.ip();
  }

  @Override
  public List<String> headers(String name) {
    return Collections.list(context.req().getHeaders(name));
  }

  @Override
  public long bodyLength() {
    return context.req().getContentLengthLong();
  }

  @Override
  public InputStream body() throws IOException {
    return context.req().getInputStream();
  }

  @Override
  public void mayBeSilentFor(Duration time) {
    Peer.mayBeSilentFor(context, time);
  }

  @Override
  public void status(int status) {
    context.status(status);
  }

  @Override
  public void header(String name, String value) {
    context.header(name, value);
  }

  @Override
  public void answer(String mediaType, byte[] body) {
    context.contentType(mediaType);
    if (Boolean.TRUE.equals(context.attribute(UPGRADING))) {
      writeNow(body);
    } else {
      context.result(body);
    }
  }

  private void writeNow(byte[] body) {
    try {
      context.res().getOutputStream().write(body);
    } catch (IOException e) {
      log.debug("{} did not wait for its answer", path(), e);
    }
  }
}
