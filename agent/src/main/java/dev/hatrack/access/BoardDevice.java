package dev.hatrack.access;

/// A board, or a share of one, as Nomad hands it out.
///
/// @param id Nomad's device ID: the board's slug, and for a shared slot `#` and its number
/// @param board the board's slug
/// @param exclusive whether nobody else may draw on the board meanwhile
public record BoardDevice(String id, String board, boolean exclusive) {
  /// The device type of whole boards: the middle of `pimoroni/hat/scroll-hat-mini`.
  public static final String WHOLE = "hat";

  /// The device type of shared slots.
  public static final String SHARED = "hat-shared";
}
