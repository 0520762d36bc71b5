package dev.hatrack.driver.eink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.recording.RecordingBuses;
import dev.hatrack.bus.recording.Transaction;
import dev.hatrack.bus.simulated.EinkChip;
import dev.hatrack.bus.simulated.EinkKind;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.driver.eink.Panel212x104.Film;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.testing.SteppedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What goes over the wires for one page, against the sequences in pimoroni/inky 07035b3.
class EinkControllerTest {
  private static final Duration REFRESH = Duration.ofSeconds(15);

  private final List<Transaction> told = new ArrayList<>();
  private final SimulatedHeader header = new SimulatedHeader();
  private final SteppedTime time = new SteppedTime();
  private final RecordingBuses buses = new RecordingBuses(header, told::add);

  private EinkWires wires() {
    return new EinkWires(
        buses.spi(0, EinkController.SPI_HERTZ),
        buses.output(22, false),
        buses.output(27, true),
        new BusyLine(buses, 17, time),
        time);
  }

  private EinkChip solder(EinkKind kind, Duration refresh) {
    EinkChip chip =
        new EinkChip(kind, header.line(22), header.line(27), header.line(17), time, refresh);
    header.attachSpi(0, chip);
    return chip;
  }

  private EinkController small() {
    return new Panel212x104(wires(), Film.RED);
  }

  private EinkController large() {
    return new Ssd1608(wires(), Colours.BLACK_WHITE);
  }

  private static void show(EinkController controller) throws InterruptedException {
    controller.show(Frame.blank(controller.format()));
  }

  /// `74=54` for a command and its data, `24=(2756)` for a plane.
  private List<String> commands() {
    List<String> commands = new ArrayList<>();
    boolean data = false;
    for (Transaction transaction : told) {
      if (transaction instanceof Transaction.GpioDriven(int line, boolean high) && line == 22) {
        data = high;
      } else if (transaction instanceof Transaction.SpiWrite write) {
        String bytes = shortened(write);
        commands.add(data ? commands.removeLast() + "=" + bytes : bytes);
      }
    }
    return commands;
  }

  private static String shortened(Transaction.SpiWrite write) {
    int size = write.data().size();
    return size > 4 ? "(" + size + ")" : write.data().toString();
  }

  private List<String> lines() {
    return told.stream().map(Transaction::line).toList();
  }

  private byte[] dataOf(String command) {
    int at = lines().indexOf("spi 0.0 w " + command + " ok");
    return ((Transaction.SpiWrite) told.get(at + 2)).data().toArray();
  }

  @Test
  void panel212x104_onePage_isTheSequenceOfTheLibrary() throws InterruptedException {
    EinkChip _ = solder(EinkKind.PANEL_212X104, REFRESH);
    show(small());
    assertThat(commands())
        .containsExactly(
            "12",
            "74=54",
            "7e=3b",
            "01=d4 00 00",
            "03=17",
            "04=41 ac 32",
            "3a=07",
            "3b=04",
            "11=03",
            "2c=3c",
            "3c=31",
            "32=(70)",
            "44=00 0c",
            "45=00 00 d4 00",
            "4e=00",
            "4f=00 00",
            "24=(2756)",
            "4e=00",
            "4f=00 00",
            "26=(2756)",
            "22=c7",
            "20",
            "10=01");
  }

  @Test
  void ssd1608_onePage_isTheSequenceOfTheLibrary() throws InterruptedException {
    EinkChip _ = solder(EinkKind.SSD1608, REFRESH);
    show(large());
    assertThat(commands())
        .containsExactly(
            "12",
            "01=f9 00 00",
            "3a=1b",
            "3b=0b",
            "11=03",
            "44=00 10",
            "45=00 00 f9 00",
            "2c=70",
            "32=(30)",
            "3c=01",
            "4e=00",
            "4f=00 00",
            "24=(4250)",
            "26=(4250)",
            "20");
  }

  @Test
  void reset_beforeEachPage_isALowPulseOfTenMillisecondsAndAsLongAPause()
      throws InterruptedException {
    EinkChip _ = solder(EinkKind.SSD1608, REFRESH);
    EinkController controller = large();
    assertThat(lines()).containsExactly("gpio 22 out 0", "gpio 27 out 1", "gpio 17 in 0");
    show(controller);
    assertThat(lines().stream().filter(line -> line.startsWith("gpio 27")))
        .containsExactly("gpio 27 out 1", "gpio 27 out 0", "gpio 27 out 1");
    assertThat(lines().indexOf("gpio 27 out 0")).isLessThan(lines().indexOf("spi 0.0 w 12 ok"));
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(10), Duration.ofMillis(10));
    show(controller);
    assertThat(time.pauses()).hasSize(4).containsOnly(Duration.ofMillis(10));
  }

  /// No fixed sleep beside the two of the reset: the rest is as long as BUSY is high.
  @Test
  void show_returns_whenBusyFalls() throws InterruptedException {
    EinkChip chip = solder(EinkKind.PANEL_212X104, REFRESH);
    EinkController controller = small();
    show(controller);
    assertThat(time.now()).isBetween(REFRESH, REFRESH.plusMillis(30));
    assertThat(chip.shown()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Film.class)
  void film_eachKind_getsItsOwnVoltagesAndWaveform(Film film) throws InterruptedException {
    EinkChip _ = solder(EinkKind.PANEL_212X104, REFRESH);
    show(new Panel212x104(wires(), film));
    assertThat(dataOf("04")[0]).isEqualTo((byte) (film == Film.YELLOW ? 0x07 : 0x41));
    String waveform = HexFormat.of().formatHex(dataOf("32")).toLowerCase(Locale.ROOT);
    // the first line and the first phase of each table in inky.py
    assertThat(waveform)
        .startsWith(film == Film.YELLOW ? "fa948cc0d00000" : "48a0101013")
        .contains(
            switch (film) {
              case BLACK -> "1004040404";
              case RED -> "430a1f0a04";
              case YELLOW -> "4010401008";
            });
  }

  /// CRC-32 of each table, computed from the library's own text.
  @Test
  void waveforms_ofEachKind_areThePublishedTables() {
    assertThat(crc(Waveform.BLACK)).isEqualTo(0x19CDE1C2L);
    assertThat(crc(Waveform.RED_HIGH_TEMPERATURE)).isEqualTo(0xEF257E9BL);
    assertThat(crc(Waveform.YELLOW)).isEqualTo(0x7CB2D915L);
    assertThat(crc(Waveform.SSD1608)).isEqualTo(0x6E472808L);
  }

  private static long crc(Waveform waveform) {
    CRC32 crc = new CRC32();
    crc.update(waveform.bytes());
    return crc.getValue();
  }

  @Test
  void show_busyNeverFallsAfterTheReset_saysSoAfterThirtySeconds() {
    solder(EinkKind.SSD1608, REFRESH).stuckBusy(true);
    EinkController controller = large();
    assertThatThrownBy(() -> show(controller))
        .isInstanceOfSatisfying(
            BusException.class, e -> assertThat(e.kind()).isEqualTo(BusException.Kind.ERROR))
        .hasMessageContaining("30 s after its reset")
        .hasMessageContaining("BUSY (GPIO 17)")
        .hasMessageContaining("gpioinfo");
    assertThat(time.now()).isEqualTo(Duration.ofMillis(30_020));
    assertThat(commands()).isEmpty();
  }

  @Test
  void show_refreshThatNeverEnds_saysThatItWasTheRefresh() {
    EinkChip _ = solder(EinkKind.PANEL_212X104, Duration.ofHours(1));
    EinkController controller = small();
    assertThatThrownBy(() -> show(controller)).hasMessageContaining("30 s with the refresh");
    assertThat(commands()).endsWith("20");
  }

  @Test
  void show_nobodyListensOnSpi_saysThatThePanelDidNothing() {
    EinkController controller = large();
    assertThatThrownBy(() -> show(controller))
        .hasMessageContaining("did nothing with the refresh")
        .hasMessageContaining("BUSY (GPIO 17) stayed low")
        .hasMessageContaining("dtparam=spi=on");
  }

  @Test
  void show_afterAFailure_startsOverWithTheReset() throws InterruptedException {
    EinkChip chip = solder(EinkKind.SSD1608, REFRESH);
    EinkController controller = large();
    chip.stuckBusy(true);
    assertThatThrownBy(() -> show(controller)).isInstanceOf(BusException.class);
    chip.stuckBusy(false);
    show(controller);
    assertThat(chip.refreshes()).isEqualTo(1);
    assertThat(chip.shown()).isPresent();
  }
}
