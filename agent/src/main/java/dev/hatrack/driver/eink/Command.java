package dev.hatrack.driver.eink;

/// The commands that both controllers know, by the names in Solomon Systech's datasheet of the
/// SSD1608, section 7 "Command table".
final class Command {
  static final int DRIVER_OUTPUT_CONTROL = 0x01;
  static final int DEEP_SLEEP = 0x10;
  static final int DATA_ENTRY_MODE = 0x11;
  static final int SOFTWARE_RESET = 0x12;
  static final int MASTER_ACTIVATION = 0x20;
  static final int DISPLAY_UPDATE_CONTROL_2 = 0x22;

  /// The plane of black (0) and white (1).
  static final int WRITE_RAM = 0x24;

  /// The plane of the third ink (1).
  static final int WRITE_SECOND_RAM = 0x26;

  static final int WRITE_VCOM = 0x2C;
  static final int WRITE_LUT = 0x32;
  static final int DUMMY_LINE_PERIOD = 0x3A;
  static final int GATE_LINE_WIDTH = 0x3B;
  static final int BORDER_WAVEFORM = 0x3C;
  static final int RAM_X_START_END = 0x44;
  static final int RAM_Y_START_END = 0x45;
  static final int RAM_X_COUNTER = 0x4E;
  static final int RAM_Y_COUNTER = 0x4F;

  /// Data entry mode: both addresses count up, X first.
  static final int X_THEN_Y_UP = 0x03;

  private Command() {}
}
