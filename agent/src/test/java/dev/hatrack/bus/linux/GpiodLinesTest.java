package dev.hatrack.bus.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.GpioOutput;
import dev.hatrack.bus.Pull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With Pi4J's own context and registry; the chip behind them is a list of what reached it.
class GpiodLinesTest {
  private static final int RESET = 27;
  private static final int BUSY = 17;

  private final Path root;
  private final RecordedChip chip = new RecordedChip();
  private int contexts;
  private final GpiodLines lines;

  GpiodLinesTest(@TempDir Path root) throws IOException {
    this.root = root;
    Files.createDirectory(root.resolve("dev"));
    Files.createFile(root.resolve("dev/gpiochip0"));
    this.lines = new GpiodLines(new GpioNodes(root), this::open);
  }

  private Context open() {
    contexts++;
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .disableShutdownHook()
        .add(chip.inputs(), chip.outputs())
        .build();
  }

  @Test
  void output_hasItsLevelFromTheBeginning() {
    try (GpioOutput reset = lines.output(RESET, true)) {
      reset.set(false);
      reset.set(true);
    }
    assertThat(chip.seen())
        .containsExactly(
            "27 requested HIGH", "27 set HIGH", "27 set LOW", "27 set HIGH", "27 released");
  }

  @Test
  void inputsAndOutputs_shareOneChip() {
    try (GpioOutput reset = lines.output(RESET, false);
        GpioInput busy = lines.input(BUSY, Pull.UP, high -> {})) {
      assertThat(busy.high()).isTrue();
      reset.set(true);
    }
    assertThat(contexts).isOne();
  }

  @Test
  void close_givesTheLineBack_forAnyPurpose() {
    lines.output(RESET, true).close();
    lines.input(RESET, Pull.NONE, high -> {}).close();
    lines.output(RESET, true).close();
    assertThat(chip.seen()).filteredOn("27 released"::equals).hasSize(3);
  }

  @Test
  void close_twice_doesNotReleaseTheNextHoldersLine() {
    GpioOutput first = lines.output(RESET, true);
    first.close();
    GpioOutput second = lines.output(RESET, true);
    first.close();
    assertThat(chip.seen()).filteredOn("27 released"::equals).hasSize(1);
    second.set(false);
    assertThat(chip.seen()).last().isEqualTo("27 set LOW");
  }

  @Test
  void lines_areNotTouchedOnceAllIsClosed() {
    GpioOutput reset = lines.output(RESET, true);
    GpioInput busy = lines.input(BUSY, Pull.NONE, high -> {});
    lines.close();
    int seen = chip.seen().size();
    assertThatThrownBy(() -> reset.set(false))
        .isInstanceOf(BusException.class)
        .hasMessage("GPIO 27: the line has been given back");
    assertThatThrownBy(busy::high).hasMessageContaining("GPIO 17");
    reset.close();
    busy.close();
    assertThat(chip.seen()).hasSize(seen).contains("27 released", "17 released");
  }

  @Test
  void busyLine_saysSo_andIsHadOnceItIsFree() {
    chip.refuse("Device or resource busy");
    assertThatThrownBy(() -> lines.output(RESET, true))
        .isInstanceOfSatisfying(
            BusException.class,
            e ->
                assertThat(e.reason())
                    .startsWith("GPIO 27: something else has the line (gpioinfo"));
    chip.obey();
    lines.output(RESET, true).close();
    assertThat(contexts).as("nothing is left of the first try").isEqualTo(2);
  }

  @Test
  void busyLine_leavesTheOtherLinesAlone() {
    GpioOutput reset = lines.output(RESET, true);
    chip.refuse("Device or resource busy");
    assertThatThrownBy(() -> lines.input(BUSY, Pull.NONE, high -> {}))
        .isInstanceOf(BusException.class);
    chip.obey();
    reset.set(false);
    assertThat(chip.seen()).last().isEqualTo("27 set LOW");
    assertThat(contexts).isOne();
  }

  @Test
  void lineOfOurOwn_isNotSaidToBeAnothers() {
    try (GpioOutput _ = lines.output(RESET, true)) {
      assertThatThrownBy(() -> lines.input(RESET, Pull.NONE, high -> {}))
          .hasMessage("GPIO 27: the agent has this line already, for another purpose");
    }
  }

  @Test
  void set_refused_isExplained() {
    GpioOutput reset = lines.output(RESET, true);
    chip.refuse("Operation not permitted");
    assertThatThrownBy(() -> reset.set(false))
        .isInstanceOf(BusException.class)
        .hasMessageContaining("GPIO 27: no permission")
        .hasMessageContaining("usermod -aG gpio");
  }

  @Test
  void noChipAtAll_asksWhetherThisIsAPi_withoutPi4J() throws IOException {
    Files.delete(root.resolve("dev/gpiochip0"));
    assertThatThrownBy(() -> lines.output(RESET, true))
        .hasMessageContaining("gpiochip* is not there; is this a Raspberry Pi?");
    assertThat(contexts).isZero();
  }

  @Test
  void machineThatPi4JDoesNotKnow_isCalledThat() {
    IllegalStateException answer = new IllegalStateException("No gpio chip yet initialized!");
    assertThat(new GpioFailures(5).explain(answer))
        .hasMessage("GPIO 5: Pi4J does not know this machine as a Raspberry Pi");
  }
}
