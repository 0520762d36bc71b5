package dev.hatrack.board.inky;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.board.inky.PanelEeprom.Verdict;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.SurfaceFormat;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PanelEepromTest {
  private static final long SEED = 20_261_121L;

  /// "2019-03-04 05:06:07.89", cut to the 21 letters that there is room for.
  private static final String TIME = "15323031392d30332d30342030353a30363a30372e38";

  private static Verdict parse(String hex) {
    return PanelEeprom.parse(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "d400 6800 02 0c 01, RED_212X104",
    "d400 6800 01 0c 04, BLACK_212X104",
    "d400 6800 03 0c 05, YELLOW_212X104",
    "fa00 7a00 01 0c 0a, BLACK_250X122",
    "fa00 7a00 02 0c 0b, RED_250X122",
    "fa00 7a00 03 0c 0c, YELLOW_250X122",
  })
  void parse_panelThatThereIsADriverFor_isKnown(String head, Panel expected) {
    assertThat(parse(head + TIME))
        .isInstanceOfSatisfying(
            Verdict.Known.class,
            known -> {
              assertThat(known.panel()).isEqualTo(expected);
              assertThat(known.eeprom().pcbVariant()).isEqualTo(12);
              assertThat(known.eeprom().written()).isEqualTo("2019-03-04 05:06:07.8");
            });
  }

  @Test
  void parse_ssd1608WithAnotherSize_goesByItsVariant() {
    assertThat(parse("d4006800 01 0c 0a" + TIME))
        .isInstanceOfSatisfying(
            Verdict.Known.class,
            known ->
                assertThat(known.panel().format())
                    .isEqualTo(new SurfaceFormat(250, 122, Colours.BLACK_WHITE)));
  }

  @ParameterizedTest
  @CsvSource({
    "90012c01 01 0c 03, the wHAT's panel (display variant 3",
    "fa007a00 07 0c 17, JD79661",
    "5802c001 05 0c 0e, UC8159",
    "fa007a00 01 0c 63, unknown panel (display variant 99",
    "d4006800 03 0c 01, panels of this variant are red-212x104",
    "fa007a00 02 0c 04, panels of this variant are black-212x104",
  })
  void parse_panelWithoutADriver_saysWhichItIs(String head, String expected) {
    assertThat(parse(head + TIME))
        .isInstanceOfSatisfying(
            Verdict.NoDriver.class, inky -> assertThat(inky.reason()).contains(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "00006800 02 0c 01, a panel of 0x104 pixels",
    "ffffffff ff ff ff, a panel of 65535x65535 pixels",
    "d4006800 00 0c 01, colour 0",
    "d4006800 08 0c 01, colour 8",
  })
  void parse_somethingElse_saysWhatDoesNotFit(String head, String expected) {
    assertThat(parse(head + TIME))
        .isInstanceOfSatisfying(
            Verdict.NotAnInky.class, chip -> assertThat(chip.reason()).contains(expected));
  }

  @ParameterizedTest
  @CsvSource({"00, of 0 letters", "16, of 22 letters", "ff, of 255 letters", "02, is no text"})
  void parse_textThatIsNone_isNotAnInky(String length, String expected) {
    String text = length + "4100" + "00".repeat(19);
    assertThat(parse("d4006800 02 0c 01" + text))
        .isInstanceOfSatisfying(
            Verdict.NotAnInky.class, chip -> assertThat(chip.reason()).contains(expected));
  }

  @Test
  void parse_tooFewBytes_isNotAnInky() {
    byte[] whole = Panel.RED_212X104.eeprom().bytes();
    assertThat(whole).hasSize(PanelEeprom.SIZE);
    for (int length = 0; length < whole.length; length++) {
      assertThat(PanelEeprom.parse(Arrays.copyOf(whole, length)))
          .isInstanceOf(Verdict.NotAnInky.class);
    }
    assertThat(PanelEeprom.parse(Arrays.copyOf(whole, 64))).isInstanceOf(Verdict.Known.class);
  }

  @ParameterizedTest
  @EnumSource(Panel.class)
  void bytes_ofEachPanel_areReadBackAsThatPanel(Panel panel) {
    assertThat(PanelEeprom.parse(panel.eeprom().bytes()))
        .isEqualTo(new Verdict.Known(panel.eeprom(), panel));
  }

  @Test
  void parse_anyBytes_areJudgedAndNeverThrow() {
    System.out.println("PanelEepromTest: seed " + SEED);
    Random random = new Random(SEED);
    for (int round = 0; round < 100_000; round++) {
      byte[] bytes = new byte[random.nextInt(PanelEeprom.SIZE * 2)];
      random.nextBytes(bytes);
      assertThat(PanelEeprom.parse(bytes)).as("seed %d, round %d", SEED, round).isNotNull();
    }
  }

  @Test
  void parse_anInkysBytesWithSomeWrong_isNeverAPanelThatItDoesNotSay() {
    System.out.println("PanelEepromTest: seed " + SEED);
    Random random = new Random(SEED);
    List<Panel> panels = List.of(Panel.values());
    for (int round = 0; round < 100_000; round++) {
      byte[] bytes = panels.get(random.nextInt(panels.size())).eeprom().bytes();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Verdict verdict = PanelEeprom.parse(bytes);
      if (verdict instanceof Verdict.Known known) {
        assertThat(known.panel().displayVariant())
            .as("seed %d, round %d", SEED, round)
            .isEqualTo(bytes[6]);
      }
    }
  }
}
