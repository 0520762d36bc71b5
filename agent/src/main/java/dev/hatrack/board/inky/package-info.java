/// Pimoroni's Inky pHAT: an e-ink panel whose EEPROM says which of six it is.
///
/// Facts are from Pimoroni's library (pimoroni/inky 07035b3). Nothing here has met a real panel.
@NullMarked
package dev.hatrack.board.inky;

import org.jspecify.annotations.NullMarked;
