package dev.hatrack.api;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// A call that the server itself carries. The answer is kept until {@link #send}.
final class DirectCall implements ApiCall {
  private final Request request;
  private final Response response;
  private String ip = "";
  private Optional<InputStream> taken = Optional.empty();
  private byte[] answer = {};

  DirectCall(Request request, Response response) {
    this.request = request;
    this.response = response;
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    return request.getHttpURI().getPath();
  }

  @Override
  public String query() {
    String query = request.getHttpURI().getQuery();
    return query == null ? "" : query;
  }

  @Override
  public String ip() {
    if (ip.isEmpty()) {
      ip = Request.getRemoteAddr(request); // written anew each time
    }
    return ip;
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  @Override
  public List<String> headers(String name) {
    return request.getHeaders().getValuesList(name);
  }

  @Override
  public long bodyLength() {
    return request.getLength();
  }

  @Override
  public InputStream body() {
    return taken.orElseGet(() -> Request.asInputStream(request));
  }

  /// Takes what has come of the body, whose length must be known, and waits for nothing.
  ///
  /// @return whether that is all of it, so that reading it won't wait either
  boolean takeArrived() {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(request.getLength()));
    boolean more = true;
    while (more && bytes.hasRemaining()) {
      Content.Chunk chunk = request.read();
      more = chunk != null && !chunk.isLast(); // a failure is told again to who reads on
      if (chunk != null && !Content.Chunk.isFailure(chunk)) {
        bytes.put(chunk.getByteBuffer());
        var _ = chunk.release();
      }
    }
    InputStream arrived = new ByteArrayInputStream(bytes.array(), 0, bytes.position());
    taken =
        Optional.of(
            bytes.hasRemaining()
                ? new SequenceInputStream(arrived, Request.asInputStream(request))
                : arrived);
    return !bytes.hasRemaining();
  }

  @Override
  public void mayBeSilentFor(Duration time) {
    request.getConnectionMetaData().getConnection().getEndPoint().setIdleTimeout(time.toMillis());
  }

  @Override
  public void status(int status) {
    response.setStatus(status);
  }

  @Override
  public void header(String name, String value) {
    response.getHeaders().put(name, value);
  }

  @Override
  public void answer(String mediaType, byte[] bytes) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
    answer = bytes;
  }

  int status() {
    int status = response.getStatus();
    return status == 0 ? 200 : status;
  }

  /// Sends the answer.
  ///
  /// @param callback hears when it is on its way
  void send(Callback callback) {
    if (!request.consumeAvailable()) { // what is left of the body would be read as a request
      response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
    }
    response.write(true, ByteBuffer.wrap(answer), callback);
  }
}
