package dev.hatrack.board.inky;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.SurfaceFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the EEPROM of one of Pimoroni's Inky boards says: 29 bytes, little-endian.
///
/// | at | bytes | what |
/// |---|---|---|
/// | 0 | 2 | width in pixels |
/// | 2 | 2 | height in pixels |
/// | 4 | 1 | colour: 1 black, 2 red, 3 yellow, others on boards that are no pHAT of ours |
/// | 5 | 1 | ten times the version of the circuit board |
/// | 6 | 1 | display variant: which panel it is |
/// | 7 | 22 | when it was written: the length of the text, then the text |
///
/// @see "pimoroni/inky 07035b3, eeprom.py"
public record PanelEeprom(
    int width, int height, int colour, int pcbVariant, int displayVariant, String written) {
  /// How many bytes there are to read.
  public static final int SIZE = 29;

  private static final int TEXT = 7;
  private static final int LARGEST = 2000;
  private static final int HIGHEST_COLOUR = 7;

  /// A panel that there is a driver for.
  public enum Panel {
    RED_212X104(1, 212, 104, 2, Colours.BLACK_WHITE_RED),
    BLACK_212X104(4, 212, 104, 1, Colours.BLACK_WHITE),
    YELLOW_212X104(5, 212, 104, 3, Colours.BLACK_WHITE_YELLOW),
    BLACK_250X122(10, 250, 122, 1, Colours.BLACK_WHITE),
    RED_250X122(11, 250, 122, 2, Colours.BLACK_WHITE_RED),
    YELLOW_250X122(12, 250, 122, 3, Colours.BLACK_WHITE_YELLOW);

    private static final int FIRST_SSD1608 = 10;

    private final int displayVariant;
    private final int width;
    private final int height;
    private final int colour;
    private final Colours colours;

    Panel(int displayVariant, int width, int height, int colour, Colours colours) {
      this.displayVariant = displayVariant;
      this.width = width;
      this.height = height;
      this.colour = colour;
      this.colours = colours;
    }

    /// The number in the EEPROM.
    public int displayVariant() {
      return displayVariant;
    }

    public SurfaceFormat format() {
      return new SurfaceFormat(width, height, colours);
    }

    /// The name in the configuration: `red-212x104`.
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the panel's controller is an SSD1608.
    boolean ssd1608() {
      return displayVariant >= FIRST_SSD1608;
    }

    /// What such a panel's EEPROM says, with a time of writing that is made up.
    public PanelEeprom eeprom() {
      return new PanelEeprom(width, height, colour, 12, displayVariant, "2026-11-21 12:00:00.0");
    }

    static Optional<Panel> of(int displayVariant) {
      return Arrays.stream(values()).filter(p -> p.displayVariant == displayVariant).findFirst();
    }
  }

  /// What some bytes turn out to be.
  public sealed interface Verdict {
    /// An Inky with a panel that there is a driver for.
    record Known(PanelEeprom eeprom, Panel panel) implements Verdict {}

    /// An Inky with another panel.
    ///
    /// @param reason which one, for a person
    record NoDriver(PanelEeprom eeprom, String reason) implements Verdict {}

    /// Not the EEPROM of an Inky.
    ///
    /// @param reason what does not fit, for a person
    record NotAnInky(String reason) implements Verdict {}
  }

  /// Judges any bytes whatever; never throws.
  public static Verdict parse(byte... bytes) {
    if (bytes.length < SIZE) {
      return new Verdict.NotAnInky("%d bytes, where an Inky has %d".formatted(bytes.length, SIZE));
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int length = in.get(TEXT) & 0xFF;
    PanelEeprom eeprom =
        new PanelEeprom(
            in.getShort(0) & 0xFFFF,
            in.getShort(2) & 0xFFFF,
            in.get(4) & 0xFF,
            in.get(5) & 0xFF,
            in.get(6) & 0xFF,
            text(bytes, Math.min(length, SIZE - TEXT - 1)));
    return eeprom.nonsense(length).<Verdict>map(Verdict.NotAnInky::new).orElseGet(eeprom::judge);
  }

  /// The bytes that say this, as {@link #parse} reads them.
  public byte[] bytes() {
    byte[] text = written.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer out = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) width).putShort((short) height);
    out.put((byte) colour).put((byte) pcbVariant).put((byte) displayVariant);
    int length = Math.min(text.length, SIZE - TEXT - 1);
    return out.put((byte) length).put(text, 0, length).array();
  }

  private static String text(byte[] bytes, int length) {
    return new String(bytes, TEXT + 1, length, StandardCharsets.ISO_8859_1);
  }

  private Optional<String> nonsense(int length) {
    if (width < 1 || width > LARGEST || height < 1 || height > LARGEST) {
      return Optional.of("a panel of %dx%d pixels".formatted(width, height));
    }
    if (colour < 1 || colour > HIGHEST_COLOUR) {
      return Optional.of("colour " + colour + ", where 1 to 7 are known");
    }
    if (length < 1 || length > SIZE - TEXT - 1) {
      return Optional.of("a time of writing of %d letters".formatted(length));
    }
    if (!written.chars().allMatch(letter -> letter >= ' ' && letter <= '~')) {
      return Optional.of("a time of writing that is no text");
    }
    return Optional.empty();
  }

  /// The size is not held against an SSD1608: Pimoroni has sold some with another one in the
  /// EEPROM, says its library, which goes by the display variant too.
  private Verdict judge() {
    Optional<Panel> found = Panel.of(displayVariant);
    if (found.isEmpty()) {
      return new Verdict.NoDriver(this, "%s; there is no driver for it".formatted(this));
    }
    Panel panel = found.orElseThrow();
    boolean size = panel.ssd1608() || (width == panel.width && height == panel.height);
    if (size && colour == panel.colour) {
      return new Verdict.Known(this, panel);
    }
    return new Verdict.NoDriver(
        this,
        "%s, but panels of this variant are %s; no waveform is known to suit it"
            .formatted(this, panel.slug()));
  }

  /// For a person.
  @Override
  public String toString() {
    return "an Inky with %s (display variant %d, %dx%d, colour %d)"
        .formatted(OtherPanels.name(displayVariant), displayVariant, width, height, colour);
  }
}
