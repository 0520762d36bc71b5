package dev.hatrack.task.sensors;

import dev.hatrack.task.client.SensorsState;
import dev.hatrack.task.client.SensorsState.Measurement;
import dev.hatrack.task.run.TaskFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// Writes readings into Consul: `PREFIX/BOARD/temperature` = `21.5`, a vector as
/// `PREFIX/BOARD/acceleration/x`. A key that has not changed is not written again.
final class ConsulKeys {
  private static final int PATIENCE_MILLIS = 2000;

  private final SensorOptions.KeyValue place;
  private final TaskFiles files;
  private final Map<String, String> written = new TreeMap<>();

  ConsulKeys(SensorOptions.KeyValue place, TaskFiles files) {
    this.place = place;
    this.files = files;
  }

  /// @throws IOException when Consul does not take them, with what it said
  /// @throws dev.hatrack.task.run.TaskFailed when there is no file with the token
  void write(SensorsState state) throws IOException {
    Map<String, String> keys = new TreeMap<>();
    for (Measurement reading : state.readings()) {
      if (!reading.stale()) {
        reading.values().forEach((part, value) -> put(keys, state.board(), reading, part, value));
      }
    }
    for (Map.Entry<String, String> key : keys.entrySet()) {
      if (!key.getValue().equals(written.get(key.getKey()))) {
        put(key.getKey(), key.getValue());
        written.put(key.getKey(), key.getValue());
      }
    }
  }

  /// The first reading of a quantity is the best one.
  private void put(
      Map<String, String> keys, String board, Measurement reading, String part, double value) {
    String axis = part.isEmpty() ? "" : "/" + part;
    keys.putIfAbsent(
        place.prefix() + "/" + board + "/" + reading.quantity() + axis,
        String.valueOf(Math.round(value * 100) / 100.0));
  }

  private void put(String key, String value) throws IOException {
    URI target = place.consul().resolve("/v1/kv/" + key);
    HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
    connection.setRequestMethod("PUT");
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setDoOutput(true);
    if (place.tokenFile().isPresent()) {
      connection.setRequestProperty("X-Consul-Token", token(place.tokenFile().get()));
    }
    try (OutputStream out = connection.getOutputStream()) {
      out.write(value.getBytes(StandardCharsets.UTF_8));
    }
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      throw new IOException(
          "Consul answers " + status + " to PUT " + target + ": may the token write there?");
    }
    connection.getInputStream().readAllBytes();
  }

  private String token(String file) {
    return new String(files.read(file), StandardCharsets.UTF_8).strip();
  }
}
