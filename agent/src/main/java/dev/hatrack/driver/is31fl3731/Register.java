package dev.hatrack.driver.is31fl3731;

/// Registers and pages by the datasheet's names ("Register definitions", tables 2 and 3).
final class Register {
  /// Selects the page that the other registers belong to.
  static final int COMMAND = 0xFD;

  /// The page of the function registers; 0 to 7 are the frames.
  static final int FUNCTION_PAGE = 0x0B;

  // function page
  /// The display mode; in the register after it, the frame that is shown.
  static final int CONFIGURATION = 0x00;

  static final int PICTURE_DISPLAY = 0x01;

  /// Blinking, and in the register after it audio synchronization.
  static final int DISPLAY_OPTION = 0x05;

  static final int BREATH_CONTROL_2 = 0x09;
  static final int SHUTDOWN = 0x0A;

  // frame pages: for each LED an enable bit, a blink bit (from 0x12), and a byte of PWM
  static final int LED_CONTROL = 0x00;
  static final int PWM = 0x24;

  private Register() {}
}
