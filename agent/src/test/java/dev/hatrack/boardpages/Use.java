package dev.hatrack.boardpages;

/// What a board wants of a line of the header.
///
/// @param what for a person: `I2C data`
record Use(Kind kind, String what) {
  /// What sort of use it is, with the colour it has in the pictures.
  enum Kind {
    I2C("I2C", "#1f5fbf"),
    SPI("SPI", "#8a3ffc"),
    BUTTON("button", "#23723a"),
    CONTROL("control line", "#b8560b"),
    /// A wire that Hatrack leaves alone.
    WIRED("wired, not used", "#8a9096");

    private final String label;
    private final String colour;

    Kind(String label, String colour) {
      this.label = label;
      this.colour = colour;
    }

    String label() {
      return label;
    }

    String colour() {
      return colour;
    }
  }
}
