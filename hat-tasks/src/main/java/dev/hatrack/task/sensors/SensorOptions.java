package dev.hatrack.task.sensors;

import dev.hatrack.task.run.Durations;
import dev.hatrack.task.run.Option;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.UsageException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What becomes of the readings.
///
/// @param interval how often the sensors are asked, at least a tenth of a second
/// @param log whether each sample is a line of the log
/// @param listen where Prometheus finds the newest readings under `/metrics`
/// @param keyValue where the newest readings are written in Consul
public record SensorOptions(
    Duration interval,
    boolean log,
    Optional<InetSocketAddress> listen,
    Optional<KeyValue> keyValue) {
  /// A place in Consul's key-value store.
  ///
  /// @param consul the agent's address
  /// @param prefix of the keys, without a slash at the end
  /// @param tokenFile a file with Consul's token, read anew each time
  public record KeyValue(URI consul, String prefix, Optional<String> tokenFile) {}

  /// The options by name, for the help and the command line.
  public static final List<Option> KNOWN =
      List.of(
          new Option("interval", "DURATION", "how often the sensors are asked (10s)"),
          new Option(
              "to", "PLACES", "log, http, consul or several: log,http (those set up, or log)"),
          new Option("listen", "HOST:PORT", "serve /metrics for Prometheus there (not at all)"),
          new Option("consul-kv", "PREFIX", "write readings below this key of Consul (not at all)"),
          new Option("consul-addr", "URL", "Consul's agent (http://127.0.0.1:8500)"),
          new Option("consul-token-file", "FILE", "Consul's token (none)"));

  private static final Set<String> PLACES = Set.of("log", "http", "consul");

  private static final Duration SHORTEST = Duration.ofMillis(100);

  public SensorOptions {
    if (interval.compareTo(SHORTEST) < 0) {
      throw new UsageException("--interval is at least 100ms");
    }
  }

  /// @throws UsageException when a value makes no sense
  public static SensorOptions from(Options options) {
    Duration interval =
        options.read("interval", "like 500ms, 10s or 5m", Duration.ofSeconds(10), Durations::parse);
    Optional<InetSocketAddress> listen =
        options.read("listen", "like 127.0.0.1:9100", Optional.empty(), SensorOptions::address);
    URI consul =
        options.read(
            "consul-addr", "a URL", URI.create("http://127.0.0.1:8500"), SensorOptions::url);
    Optional<String> token = options.text("consul-token-file");
    Optional<KeyValue> keyValue =
        options
            .text("consul-kv")
            .map(prefix -> new KeyValue(consul, prefix.replaceAll("/+$", ""), token));
    Optional<Set<String>> to =
        options.read(
            "to",
            "log, http, consul or several: log,http",
            Optional.empty(),
            text -> Optional.of(places(text)));
    require(to, "http", "listen", listen);
    require(to, "consul", "consul-kv", keyValue);
    boolean log =
        to.map(places -> places.contains("log")).orElse(listen.isEmpty() && keyValue.isEmpty());
    return new SensorOptions(interval, log, listen, keyValue);
  }

  private static Set<String> places(String text) {
    Set<String> places = Set.of(text.split(","));
    if (!PLACES.containsAll(places)) {
      throw new IllegalArgumentException(text);
    }
    return places;
  }

  /// A place is set up when it is asked for, and asked for when it is set up.
  private static void require(
      Optional<Set<String>> to, String place, String option, Optional<?> setUp) {
    if (to.isPresent() && to.get().contains(place) != setUp.isPresent()) {
      throw new UsageException(
          setUp.isPresent()
              ? "--" + option + " is for --to " + place
              : "--to " + place + " needs --" + option);
    }
  }

  private static Optional<InetSocketAddress> address(String text) {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, colon).replaceAll("[\\[\\]]", "");
    int port = Integer.parseInt(text.substring(colon + 1));
    return Optional.of(new InetSocketAddress(host, port));
  }

  private static URI url(String text) {
    URI url = URI.create(text);
    if (!String.valueOf(url.getScheme()).matches("https?")) {
      throw new IllegalArgumentException(text);
    }
    return url;
  }
}
