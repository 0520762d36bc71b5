package dev.hatrack.driver.eink;

import java.util.HexFormat;

/// What a controller does to its film in a refresh, step by step.
///
/// The first 35 bytes of a table for 212 x 104 are voltages: a line each for black, for white, one
/// that is not used, for the third ink, and for the common electrode; a byte for each of seven
/// phases, two bits for each of its four steps (00 ground, 01 VSH1, 10 VSL, 11 VSH2). Then come the
/// phases: the length of the four steps, and how often they are repeated.
///
/// The tables are properties of the films; none can be computed, and a wrong one may damage a film
/// for good.
///
/// @see "pimoroni/inky 07035b3, the tables of inky.py and inky_ssd1608.py"
enum Waveform {
  BLACK(
      """
      48 a0 10 10 13 00 00
      48 a0 80 00 03 00 00
      00 00 00 00 00 00 00
      48 a5 00 bb 00 00 00
      00 00 00 00 00 00 00
      10 04 04 04 04
      10 04 04 04 04
      04 08 08 10 10
      00 00 00 00 00
      00 00 00 00 00
      00 00 00 00 00
      00 00 00 00 00
      """),
  RED_HIGH_TEMPERATURE(
      """
      48 a0 10 10 13 10 10
      48 a0 80 00 03 80 80
      00 00 00 00 00 00 00
      48 a5 00 bb 00 48 00
      00 00 00 00 00 00 00
      43 0a 1f 0a 04
      10 08 04 04 06
      04 08 08 10 0b
      02 04 04 40 10
      06 06 06 02 02
      00 00 00 00 00
      00 00 00 00 00
      """),
  YELLOW(
      """
      fa 94 8c c0 d0 00 00
      fa 94 2c 80 e0 00 00
      fa 00 00 00 00 00 00
      fa 94 f8 80 50 00 cc
      bf 58 fc 80 d0 00 11
      40 10 40 10 08
      08 10 04 04 10
      08 08 03 08 20
      08 04 00 00 10
      10 08 08 00 20
      00 00 00 00 00
      00 00 00 00 00
      """),
  /// The same for black, red and yellow.
  SSD1608(
      """
      02 02 01 11 12 12 22 22 66 69
      69 59 58 99 99 88 00 00 00 00
      f8 b4 13 51 35 51 51 19 01 00
      """);

  private final String table;

  Waveform(String table) {
    this.table = table;
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(table.replaceAll("\\s+", ""));
  }
}
