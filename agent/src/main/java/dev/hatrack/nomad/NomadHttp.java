package dev.hatrack.nomad;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hatrack.client.TlsContext;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Nomad's HTTP API: JSON in and out, the token in `X-Nomad-Token`. Each call ends within {@link
/// #ANSWER_WITHIN}, a blocking query that much after its wait. Redirects are not followed: the
/// token is for this address alone.
final class NomadHttp implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
  private static final MediaType JSON = MediaType.get("application/json");
  private static final int LONGEST_REASON = 300;

  private final HttpUrl base;
  private final String token;
  private final OkHttpClient client;
  private final OkHttpClient patient;
  private final ObjectMapper json = new ObjectMapper();

  /// An answer and Nomad's index of it, from which a blocking query goes on.
  record Indexed(JsonNode json, long index) {}

  /// @throws IllegalArgumentException when the configuration makes no sense or its files are
  ///   missing
  NomadHttp(NomadConfig config) {
    base = HttpUrl.get(config.uri().toString());
    token = config.token().orElse("");
    var builder =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .connectTimeout(CONNECT_WITHIN)
            .callTimeout(ANSWER_WITHIN);
    if (base.isHttps()) {
      secure(builder, config);
    } else {
      builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }
    client = builder.build();
    // Calls of its own, so that they can be cancelled on their own.
    patient = client.newBuilder().dispatcher(new Dispatcher()).build();
  }

  private static void secure(OkHttpClient.Builder builder, NomadConfig config) {
    TlsContext context = TlsContext.of(config.tls());
    builder.sslSocketFactory(context.ssl().getSocketFactory(), context.trust());
    config.tls().names(new OkHttpClient().hostnameVerifier()).ifPresent(builder::hostnameVerifier);
  }

  /// @throws NomadRefused when the answer is not a 2xx
  /// @throws IOException when nobody answers
  JsonNode get(String... path) throws IOException {
    return json.readTree(text(path));
  }

  String text(String... path) throws IOException {
    Request request = request(url(path).build()).build();
    try (Response answer = client.newCall(request).execute()) {
      return body(request, answer);
    }
  }

  /// Answers when there is something newer than `index`, or after `wait` at the latest.
  Indexed await(long index, Duration wait, String... path) throws IOException {
    HttpUrl url =
        url(path)
            .addQueryParameter("index", Long.toString(index))
            .addQueryParameter("wait", wait.toSeconds() + "s")
            .build();
    // Nomad adds up to a sixteenth of the wait, so that not everybody asks again at once.
    Duration longest = wait.plus(wait.dividedBy(16)).plus(ANSWER_WITHIN);
    // A query that is broken off tells that Nomad has ended. Sent again in silence, to the Nomad
    // that came after it, it would wait there for something newer than what that one has.
    OkHttpClient waiting =
        patient
            .newBuilder()
            .callTimeout(longest)
            .readTimeout(longest)
            .retryOnConnectionFailure(false)
            .build();
    Request request = request(url).build();
    try (Response answer = waiting.newCall(request).execute()) {
      return new Indexed(json.readTree(body(request, answer)), index(answer));
    }
  }

  JsonNode post(JsonNode body, String... path) throws IOException {
    Request request =
        request(url(path).build())
            .post(RequestBody.create(json.writeValueAsBytes(body), JSON))
            .build();
    try (Response answer = client.newCall(request).execute()) {
      return json.readTree(body(request, answer));
    }
  }

  /// Ends the blocking queries that are under way; they throw an IOException.
  void cancelWaiting() {
    patient.dispatcher().cancelAll();
  }

  private HttpUrl.Builder url(String... path) {
    HttpUrl.Builder url = base.newBuilder();
    for (String segment : path) {
      url.addPathSegment(segment);
    }
    return url;
  }

  private Request.Builder request(HttpUrl url) {
    var request = new Request.Builder().url(url);
    return token.isEmpty() ? request : request.header("X-Nomad-Token", token);
  }

  private static String body(Request request, Response answer) throws IOException {
    String text = answer.body().string();
    if (answer.isSuccessful()) {
      return text;
    }
    String reason = text.strip().lines().findFirst().orElse("");
    throw new NomadRefused(
        request.method() + " " + request.url().encodedPath(),
        answer.code(),
        reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
  }

  private static long index(Response answer) throws IOException {
    String header = String.valueOf(answer.header("X-Nomad-Index"));
    try {
      return Long.parseLong(header.toLowerCase(Locale.ROOT));
    } catch (NumberFormatException e) {
      throw new IOException("Nomad's answer has no X-Nomad-Index", e);
    }
  }

  @Override
  public void close() {
    cancelWaiting();
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
    patient.dispatcher().executorService().shutdown();
  }
}
