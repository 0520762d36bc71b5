package dev.hatrack.bench.fleet;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// The real server behind a {@link Front}. Counts what it is asked on its own account.
final class Upstream implements Front.Behind {
  private static final MediaType JSON = MediaType.get("application/json");

  private final HttpUrl base;
  private final Tally tally = new Tally();
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .proxy(Proxy.NO_PROXY)
          .connectTimeout(Duration.ofSeconds(5))
          .readTimeout(Duration.ofMinutes(2))
          .build();

  Upstream(URI base) {
    this.base = HttpUrl.get(base.toString());
  }

  Tally tally() {
    return tally;
  }

  /// Hands a question on as it is.
  @Override
  public Front.Answer answer(Front.Question question) throws IOException {
    return send(question.method(), question.uri().toString(), question.body());
  }

  /// @param pathAndQuery as in a request line
  Front.Answer send(String method, String pathAndQuery, String body) throws IOException {
    URI asked = URI.create(pathAndQuery);
    tally.count(method, asked.getPath());
    HttpUrl.Builder url = base.newBuilder().encodedPath(asked.getRawPath());
    if (asked.getRawQuery() != null) {
      url.encodedQuery(asked.getRawQuery());
    }
    Request request =
        new Request.Builder()
            .url(url.build())
            .method(method, method.equals("GET") ? null : RequestBody.create(body, JSON))
            .build();
    try (Response answer = client.newCall(request).execute()) {
      return new Front.Answer(answer.code(), headers(answer), answer.body().string());
    }
  }

  private static Map<String, String> headers(Response answer) {
    Map<String, String> kept = new HashMap<>();
    for (String name : answer.headers().names()) {
      if (name.startsWith("X-") || name.equals("Content-Type")) {
        kept.put(name, String.valueOf(answer.header(name)));
      }
    }
    return kept;
  }
}
