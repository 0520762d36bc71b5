/// The controllers of small e-ink panels that take two planes of pixels over SPI, and say by a line
/// BUSY when they are at work. Two of them: the SSD1608, and the one behind Pimoroni's panels of
/// 212 x 104 pixels, whose name its maker does not tell; its commands are those of an SSD1675.
///
/// Sources. Commands, their data and the waveforms are facts found in Pimoroni's library
/// (pimoroni/inky 07035b3, `inky.py` and `inky_ssd1608.py`), because the panels' own datasheets are
/// not public. The reset's times are from the datasheet of the panel HINK-E0213A07, section 15.2
/// (10 ms low, 10 ms after), as the crate ssd1675 uses them on a red panel of 212 x 104.
///
/// What to know:
/// - BUSY is high while the controller is at work, and may stay high in deep sleep. (Other panels
///   of Pimoroni's have it the other way round; they are not driven here.)
/// - Every picture begins with a hardware reset, which is also the one way out of deep sleep. So no
///   driver has to know what the controller was told before.
/// - Chip select rises between a command and its data, and in the middle of planes longer than
///   {@link dev.hatrack.bus.SpiDevice#LONGEST_TRANSFER}. The library of today drives chip select by
///   hand and keeps it low; the one before let the hardware do it, as is done here. Untested on
///   hardware.
@NullMarked
package dev.hatrack.driver.eink;

import org.jspecify.annotations.NullMarked;
