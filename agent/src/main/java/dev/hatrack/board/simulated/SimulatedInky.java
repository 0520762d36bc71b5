package dev.hatrack.board.simulated;

import dev.hatrack.board.Board;
import dev.hatrack.board.inky.InkyPhat;
import dev.hatrack.board.inky.PanelEeprom;
import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.simulated.Eeprom24cChip;
import dev.hatrack.bus.simulated.EinkChip;
import dev.hatrack.bus.simulated.EinkKind;
import dev.hatrack.bus.simulated.EinkPlanes;
import dev.hatrack.bus.simulated.Later;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.driver.eink.Waiting;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Ink;
import dev.hatrack.hat.SurfaceFormat;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// An Inky pHAT on a header of its own that exists in software only.
public final class SimulatedInky implements SimulatedBoard {
  /// What a panel of three inks was seen to take, by users in Pimoroni's forum (topic 6955).
  public static final Duration REAL_REFRESH = Duration.ofSeconds(15);

  /// A panel rests twelve times as long as its refresh takes: three minutes for a real one.
  private static final int RESTS = 12;

  private static final int EEPROM = 0x50;
  private static final int RESET = 27;
  private static final int BUSY = 17;
  private static final int DATA_COMMAND = 22;

  /// The last dot of a line of each panel's memory that can be seen; it is the page's top.
  private static final int TOP_OF_104 = 103;

  private static final int TOP_OF_122 = 129;

  private static final PanelEeprom ANOTHER =
      new PanelEeprom(400, 300, 1, 12, 3, "2019-03-04 05:06:07.8");

  private final Panel panel;
  private final SimulatedHeader header;
  private final Eeprom24cChip eeprom = new Eeprom24cChip(Eeprom24cChip.Addressing.TWO_BYTES);
  private final EinkChip chip;
  private final Board board;
  private Fault fault = Fault.NONE;

  /// How such a board lives.
  ///
  /// @param refresh how long a refresh takes
  /// @param later what makes the refresh end
  /// @param waiting how the driver waits for that
  public record Pace(Duration refresh, Later later, Waiting waiting) {
    /// As time passes for everybody.
    public static Pace really(Duration refresh) {
      return new Pace(refresh, Later.really(), Waiting.really());
    }
  }

  /// @param header new wires
  /// @param wires what the board is to see of its header: the header itself, or something round it
  ///   that records
  public SimulatedInky(Panel panel, SimulatedHeader header, UnaryOperator<Buses> wires, Pace pace) {
    this.panel = panel;
    this.header = header;
    this.chip =
        new EinkChip(
            width() == 212 ? EinkKind.PANEL_212X104 : EinkKind.SSD1608,
            header.line(DATA_COMMAND),
            header.line(RESET),
            header.line(BUSY),
            pace.later(),
            pace.refresh());
    eeprom.program(panel.eeprom().bytes());
    eeprom.protect(true);
    header.attach(EEPROM, eeprom);
    header.attachSpi(0, chip);
    this.board =
        new InkyPhat(
            wires.apply(header), panel, pace.waiting(), pace.refresh().multipliedBy(RESTS));
  }

  /// A board for the demonstration, in real time.
  ///
  /// @param refresh how long a refresh takes; {@link #REAL_REFRESH} is what a real one takes
  public static SimulatedInky make(Panel panel, UnaryOperator<Buses> wires, Duration refresh) {
    return new SimulatedInky(panel, new SimulatedHeader(), wires, Pace.really(refresh));
  }

  @Override
  public Board board() {
    return board;
  }

  @Override
  public SimulatedHeader header() {
    return header;
  }

  /// The controller, to ask what it does.
  public EinkChip chip() {
    return chip;
  }

  /// What a person sees: what was on the film when the last refresh had ended.
  public Frame seen() {
    SurfaceFormat format = panel.format();
    Optional<EinkPlanes> film = chip.shown();
    if (film.isEmpty()) {
      return Frame.blank(format);
    }
    byte[] inks = new byte[format.area()];
    for (int at = 0; at < inks.length; at++) {
      Ink ink = ink(film.orElseThrow(), at % format.width(), at / format.width());
      inks[at] = (byte) format.colours().inks().indexOf(ink);
    }
    return Frame.of(format, inks);
  }

  /// The panel stands on its side: each gate is a column of the page.
  private Ink ink(EinkPlanes film, int x, int y) {
    int source = (width() == 212 ? TOP_OF_104 : TOP_OF_122) - y;
    if (panel.format().colours().inks().size() > 2 && film.third(x, source)) {
      return panel.format().colours().inks().getLast();
    }
    return film.white(x, source) ? Ink.WHITE : Ink.BLACK;
  }

  private int width() {
    return panel.format().width();
  }

  @Override
  public Set<Fault> faults() {
    EnumSet<Fault> known = EnumSet.copyOf(WireFaults.KNOWN);
    known.add(Fault.WRONG_IDENTITY);
    known.add(Fault.BUSY);
    return Set.copyOf(known);
  }

  @Override
  public synchronized Fault fault() {
    return fault;
  }

  /// `STUCK` is the I2C data line: of SPI, which nobody answers on, no fault could be told.
  @Override
  public synchronized void fault(Fault next) {
    if (!faults().contains(next)) {
      throw new IllegalArgumentException("an Inky pHAT can't have the fault " + next.slug());
    }
    WireFaults.order(header, WireFaults.KNOWN.contains(next) ? next : Fault.NONE);
    PanelEeprom says = next == Fault.WRONG_IDENTITY ? ANOTHER : panel.eeprom();
    eeprom.program(says.bytes());
    chip.stuckBusy(next == Fault.BUSY);
    fault = next;
  }

  @Override
  public Map<String, Boolean> buttons() {
    return Map.of();
  }

  @Override
  public void hold(String button, boolean down) {
    throw new IllegalArgumentException("Inky pHAT has no button " + button + "; it has none");
  }
}
