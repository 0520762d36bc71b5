package dev.hatrack.board.inky;

import dev.hatrack.board.Board;
import dev.hatrack.board.EinkPanel;
import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.board.inky.PanelEeprom.Verdict;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.driver.eink.Waiting;
import dev.hatrack.hat.BoardModel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Pimoroni Inky pHAT. The panel is told by whoever makes it, and the board's EEPROM has to agree:
/// with another panel's voltages a film may come to harm.
///
/// SPI tells nothing of whether anybody listens, so each page begins and ends with a look at the
/// EEPROM.
public final class InkyPhat implements Board {
  public static final String SLUG = "inky-phat";

  /// The EEPROM's place on the I2C bus.
  public static final int ADDRESS = 0x50;

  static final int RESET = 27;
  static final int BUSY = 17;
  static final int DATA_COMMAND = 22;

  private final Panel panel;
  private final EepromReader eeprom;
  private final InkyPanel eink;

  public InkyPhat(Buses buses, Panel panel) {
    this(buses, panel, Waiting.really(), InkyPanel.REST);
  }

  /// @param waiting how time passes while the panel is at work
  /// @param rest how long the panel is left alone between two refreshes
  public InkyPhat(Buses buses, Panel panel, Waiting waiting, Duration rest) {
    this.panel = panel;
    this.eeprom = EepromReader.thorough(buses.i2c(ADDRESS));
    this.eink = new InkyPanel(buses, panel, waiting, rest, this::probe);
  }

  /// The board with one of its panels.
  public static BoardModel model(Panel panel) {
    return new BoardModel(SLUG, "pimoroni", "Inky pHAT").withEink(panel.format());
  }

  /// The BCM number of each line beside those of SPI.
  public static Map<String, Integer> lines() {
    Map<String, Integer> lines = new LinkedHashMap<>();
    lines.put("RESET", RESET);
    lines.put("BUSY", BUSY);
    lines.put("DC", DATA_COMMAND);
    return lines;
  }

  @Override
  public BoardModel model() {
    return model(panel);
  }

  @Override
  public void probe() {
    switch (eeprom.look()) {
      case Verdict.Known known when known.panel() == panel -> {}
      case Verdict.Known known -> throw other(known.eeprom().toString());
      case Verdict.NoDriver inky -> throw other(inky.reason());
      case Verdict.NotAnInky chip -> throw other("no Inky: it says " + chip.reason());
    }
  }

  @Override
  public void start() {
    eink.open();
  }

  @Override
  public Optional<EinkPanel> eink() {
    return Optional.of(eink);
  }

  @Override
  public void close() {
    eink.close();
  }

  private BusException other(String found) {
    return new BusException(
        BusException.Kind.ERROR,
        ("the EEPROM at I2C 0x%02x is not that of an Inky pHAT %s, which the configuration says is"
             + " there. It is %s. Correct the panel in the configuration, or see what else sits at"
             + " this address")
            .formatted(ADDRESS, panel.slug(), found));
  }
}
