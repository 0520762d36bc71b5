package dev.hatrack.api;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;

/// What an e-ink panel is to show, as JSON: `{"pixels": [[…], …]}`.
final class PageDocument {
  private PageDocument() {}

  /// @throws Problem 400 with a JSON pointer to what is wrong
  static Frame read(byte[] body, SurfaceFormat format) {
    return PixelDocument.read(body, format);
  }
}
