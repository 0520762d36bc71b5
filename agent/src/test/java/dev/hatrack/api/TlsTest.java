package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.client.TlsConfig;
import dev.hatrack.client.TlsContext;
import dev.hatrack.testing.Authority;
import dev.hatrack.testing.RenewableFiles;
import dev.hatrack.tls.PemCertificates;
import dev.hatrack.tls.ServerFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The API over TLS, on a real socket.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
  private static final int CALLERS = 200;
  private static final Duration SOON = Duration.ofSeconds(30);

  private final ServerFiles first;
  private final ServerFiles second;
  private final RenewableFiles files;
  private final SSLContext trusting;
  private final RunningApi api;

  TlsTest(@TempDir Path directory) throws IOException {
    Authority authority = new Authority(directory);
    first = authority.issue();
    second = authority.issue();
    files = new RenewableFiles(directory, first);
    trusting =
        TlsContext.of(
                new TlsConfig(
                    Optional.of(authority.certificate()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
            .ssl();
    api = new RunningApi(true, files.files(), trusting);
  }

  @BeforeEach
  void serveTheFirst() throws Exception {
    files.renew(first);
    awaitServed(first);
    awaitTrouble(false);
  }

  @AfterAll
  void stop() {
    api.close();
  }

  /// One request on a connection of its own.
  ///
  /// @return the certificate that was shown
  private X509Certificate call() throws IOException {
    URI address = api.uri("/hat");
    try (SSLSocket socket =
        (SSLSocket)
            trusting.getSocketFactory().createSocket(address.getHost(), address.getPort())) {
      ask(socket, "GET /hat HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
      String answer = answer(socket);
      if (!answer.startsWith("HTTP/1.1 200 ") || !answer.endsWith("}")) {
        throw new IOException("not a whole answer: " + answer);
      }
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static void ask(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  private static String answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static X509Certificate certificate(ServerFiles pair)
      throws GeneralSecurityException, IOException {
    return PemCertificates.read(pair.certificate()).getFirst();
  }

  private void awaitServed(ServerFiles pair) throws Exception {
    X509Certificate wanted = certificate(pair);
    long deadline = System.nanoTime() + SOON.toNanos();
    while (!call().equals(wanted)) {
      assertThat(System.nanoTime()).as("the renewed pair is served").isLessThan(deadline);
    }
  }

  private void awaitTrouble(boolean told) {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (api.get("/health").json().at("/tls/trouble").isMissingNode() == told) {
      assertThat(System.nanoTime()).as("trouble is told: " + told).isLessThan(deadline);
    }
  }

  @Test
  void get_overTls_tellsWhenTheCertificateEnds() throws Exception {
    String ends = certificate(first).getNotAfter().toInstant().toString();

    assertThat(api.get("/health").json().at("/tls/notAfter").asText()).isEqualTo(ends);
    assertThat(new String(api.get("/metrics").body, StandardCharsets.UTF_8))
        .contains("hat_tls_certificate_not_after_timestamp_seconds ")
        .contains("hat_tls_last_reload_successful 1.0");
  }

  @Test
  void get_plainHttp_isToldThatThisIsHttps() throws IOException {
    URI address = api.uri("/hat");
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      ask(
          socket,
          String.join(
              "\r\n",
              "PUT /hat/leds HTTP/1.1",
              "Host: 127.0.0.1",
              "Content-Length: 0",
              "Connection: close",
              "",
              ""));

      assertThat(answer(socket)).startsWith("HTTP/1.1 400 ").contains("https://");
    }
  }

  @Test
  void renewal_underTwoHundredCallers_failsNone() throws Exception {
    Set<X509Certificate> shown = ConcurrentHashMap.newKeySet();
    AtomicInteger answered = new AtomicInteger();
    X509Certificate renewed = certificate(second);
    List<Future<?>> callers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> calling =
          () -> {
            X509Certificate seen;
            do {
              seen = call();
              shown.add(seen);
              answered.incrementAndGet();
            } while (!seen.equals(renewed));
            return 0;
          };
      for (int caller = 0; caller < CALLERS; caller++) {
        callers.add(threads.submit(calling));
      }
      files.renewCertificate(second);
      while (answered.get() < CALLERS) {
        Thread.onSpinWait();
      }
      files.renewKey(second);
      for (Future<?> caller : callers) {
        caller.get(SOON.toSeconds(), TimeUnit.SECONDS);
      }
    }

    assertThat(shown).containsExactlyInAnyOrder(certificate(first), renewed);
    System.getLogger(TlsTest.class.getName())
        .log(System.Logger.Level.INFO, "{0} calls over the renewal, none failed", answered);
  }

  @Test
  void renewal_leavesOpenStreamsAlone() throws Exception {
    BlockingQueue<Byte> levels = new LinkedBlockingQueue<>();
    URI stream = URI.create(api.uri("/hat/leds/stream").toString().replace("https:", "wss:"));
    WebSocket socket =
        api.client().newWebSocketBuilder().buildAsync(stream, new Watching(levels)).join();
    assertThat(levels.poll(SOON.toSeconds(), TimeUnit.SECONDS)).isZero();

    files.renew(second);
    awaitServed(second);
    api.put("/hat/leds", RunningApi.frame(111));

    assertThat(levels.poll(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo((byte) 111);
    socket.abort();
  }

  @Test
  void renewal_spoilt_servesTheOldOneAndSaysSo() throws Exception {
    Files.writeString(files.files().key(), "spoilt");

    awaitTrouble(true);

    assertThat(api.get("/health").json().at("/tls/trouble").asText())
        .contains(files.files().key() + " holds no PEM private key");
    assertThat(new String(api.get("/metrics").body, StandardCharsets.UTF_8))
        .contains("hat_tls_last_reload_successful 0.0");
    assertThat(call()).isEqualTo(certificate(first));
  }

  @Test
  void start_keyOfAnotherCertificate_isRefused() {
    ServerFiles mixed = new ServerFiles(first.certificate(), second.key());

    assertThatThrownBy(() -> new RunningApi(true, mixed, trusting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("http.tls: the key " + second.key() + " does not belong");
  }

  /// The level of each frame that comes.
  private record Watching(BlockingQueue<Byte> levels) implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      levels.add(data.get(0));
      socket.request(1);
      return null;
    }
  }
}
