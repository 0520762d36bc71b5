package dev.hatrack.task.sensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.hatrack.task.client.SensorsState;
import dev.hatrack.task.client.SensorsState.Measurement;
import dev.hatrack.task.run.DirectoryFiles;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.run.UsageException;
import dev.hatrack.task.testing.UnaskedHat;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SenseSensorsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static SensorsState readings() {
    Map<String, Double> axes = new LinkedHashMap<>();
    axes.put("x", 0.0);
    axes.put("z", 1.0);
    return new SensorsState(
        "sense-hat",
        List.of(
            new Measurement("temperature", "°C", Map.of("", 21.504), "HTS221", NOON, false),
            new Measurement("temperature", "°C", Map.of("", 22.0), "LPS25H", NOON, false),
            new Measurement("humidity", "%", Map.of("", 40.0), "HTS221", NOON, true),
            new Measurement("acceleration", "g", axes, "LSM9DS1", NOON, false)));
  }

  /// Tells the same each time, and does something while the task waits.
  private static final class Bench extends UnaskedHat {
    private final Runnable meanwhile;

    Bench(Runnable meanwhile) {
      super(NOON, Duration.ofSeconds(25));
      this.meanwhile = meanwhile;
    }

    @Override
    public SensorsState sensors() {
      return readings();
    }

    @Override
    public boolean await(Duration time) {
      meanwhile.run();
      return super.await(time);
    }
  }

  @Test
  void page_isPrometheusText_withoutWhatIsStale() {
    assertThat(MetricsPage.of(readings()))
        .isEqualTo(
            """
            # TYPE sense_temperature_celsius gauge
            sense_temperature_celsius{board="sense-hat",source="HTS221"} 21.504
            sense_temperature_celsius{board="sense-hat",source="LPS25H"} 22.0
            # TYPE sense_acceleration_g gauge
            sense_acceleration_g{board="sense-hat",source="LSM9DS1",axis="x"} 0.0
            sense_acceleration_g{board="sense-hat",source="LSM9DS1",axis="z"} 1.0
            """);
  }

  @Test
  void run_listening_servesTheNewestReadings() throws InterruptedException {
    List<String> log = new ArrayList<>();
    List<String> pages = new ArrayList<>();
    Bench bench = new Bench(() -> pages.add(fetch(log.get(0).replaceAll("\\D", ""))));
    Map<String, String> options = Map.of("listen", "127.0.0.1:0");
    new SenseSensors(SensorOptions.from(Options.of(options)))
        .run(new TaskContext(bench, bench, bench, log::add, new DirectoryFiles(Path.of(""))));
    assertThat(pages).hasSize(3).allMatch(page -> page.contains("sense_temperature_celsius"));
  }

  private static String fetch(String port) {
    try (InputStream in =
        URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void run_withConsul_writesEachKeyOnceWhileItStays() throws Exception {
    List<String> puts = Collections.synchronizedList(new ArrayList<>());
    HttpServer consul =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    consul.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          puts.add(exchange.getRequestURI() + " " + body);
          exchange.sendResponseHeaders(200, 4);
          exchange.getResponseBody().write("true".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    consul.start();
    try {
      Map<String, String> options =
          Map.of(
              "consul-kv",
              "lab/",
              "consul-addr",
              "http://127.0.0.1:" + consul.getAddress().getPort());
      Bench bench = new Bench(() -> {});
      new SenseSensors(SensorOptions.from(Options.of(options)))
          .run(new TaskContext(bench, bench, bench, line -> {}, new DirectoryFiles(Path.of(""))));
    } finally {
      consul.stop(0);
    }
    assertThat(puts)
        .containsExactly(
            "/v1/kv/lab/sense-hat/acceleration/x 0.0",
            "/v1/kv/lab/sense-hat/acceleration/z 1.0",
            "/v1/kv/lab/sense-hat/temperature 21.5");
  }

  @Test
  void run_consulAway_isSaidOnceAndTheReadingsGoOn() throws InterruptedException {
    List<String> log = new ArrayList<>();
    Map<String, String> options = Map.of("consul-kv", "lab", "consul-addr", "http://127.0.0.1:1");
    Bench bench = new Bench(() -> {});
    new SenseSensors(SensorOptions.from(Options.of(options)))
        .run(new TaskContext(bench, bench, bench, log::add, new DirectoryFiles(Path.of(""))));
    assertThat(log).singleElement().asString().contains("refused");
  }

  @Test
  void from_badAddress_saysHowOneLooks() {
    assertThatThrownBy(() -> SensorOptions.from(Options.of(Map.of("listen", "9100"))))
        .isInstanceOf(UsageException.class)
        .hasMessage("--listen is like 127.0.0.1:9100, not '9100'");
  }
}
