package dev.hatrack.board.inky;

/// The names of Pimoroni's panels by display variant.
///
/// @see "pimoroni/inky 07035b3, eeprom.py and auto.py"
final class OtherPanels {
  private OtherPanels() {}

  static String name(int displayVariant) {
    return switch (displayVariant) {
      case 1, 4, 5 -> "the pHAT's panel of 212x104";
      case 10, 11, 12 -> "the pHAT's panel of 250x122";
      case 2, 3, 6, 7, 8 -> "the wHAT's panel";
      case 14, 15, 16 -> "a panel of seven colours (UC8159)";
      case 17, 18, 19 -> "the wHAT's panel (SSD1683)";
      case 20 -> "a panel of seven colours (AC073TC1A)";
      case 21, 27 -> "a Spectra 6 panel of 13.3 inches (EL133UF1)";
      case 22, 26 -> "a Spectra 6 panel of 7.3 inches (E673)";
      case 23 -> "the pHAT's panel in red and yellow (JD79661)";
      case 24 -> "the wHAT's panel in red and yellow (JD79668)";
      case 25 -> "a Spectra 6 panel of 4.0 inches (E640)";
      default -> "an unknown panel";
    };
  }
}
