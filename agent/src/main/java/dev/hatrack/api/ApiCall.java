package dev.hatrack.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One request and the answer to it, whichever way it came: through Javalin ({@link ServletCall})
/// or on the short way of the LEDs ({@link DirectCall}).
interface ApiCall {
  String method();

  String path();

  /// What stands behind the `?`, as it was sent; empty when nothing does.
  String query();

  /// The caller's address.
  String ip();

  /// The first header of this name.
  default Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /// All headers of this name, in their order.
  List<String> headers(String name);

  /// In bytes, as it was said; negative when it was not.
  long bodyLength();

  /// What it gives, it gives once.
  ///
  /// @throws IOException when the body can't be had
  InputStream body() throws IOException;

  /// For how long the caller may say nothing before the server hangs up.
  void mayBeSilentFor(Duration time);

  /// Of the answer; 200 unless said.
  void status(int status);

  /// One of the answer's headers; takes the place of an earlier one.
  void header(String name, String value);

  /// The answer's body.
  void answer(String mediaType, byte[] body);
}
