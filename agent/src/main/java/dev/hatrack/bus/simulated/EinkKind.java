package dev.hatrack.bus.simulated;

/// The e-ink controllers that there are models of.
public enum EinkKind {
  /// 240 sources and 320 gates; its waveform has 30 bytes.
  SSD1608(30, 320, 30),
  /// The one of the panel of 212 x 104: as large as an SSD1675, with 160 sources and 296 gates; its
  /// waveform has 70 bytes.
  PANEL_212X104(20, 296, 70);

  private final int stride;
  private final int lines;
  private final int waveform;

  EinkKind(int stride, int lines, int waveform) {
    this.stride = stride;
    this.lines = lines;
    this.waveform = waveform;
  }

  /// The bytes of a line of the memory.
  int stride() {
    return stride;
  }

  int lines() {
    return lines;
  }

  /// The bytes of a waveform.
  int waveform() {
    return waveform;
  }
}
