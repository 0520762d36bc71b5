package dev.hatrack.doctor;

import static dev.hatrack.doctor.Patient.inky;
import static dev.hatrack.doctor.Patient.machine;
import static dev.hatrack.doctor.Patient.mini;
import static dev.hatrack.doctor.Patient.said;
import static dev.hatrack.doctor.Patient.sense;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which chip has the header's lines, and who has them.
class GpioFindingsTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void chip_ofEachPi_isFoundByItsLabel() {
    assertThat(chip(Sysroot.pi3(directory.resolve("3"))))
        .startsWith("ok     the header's GPIO lines are on gpiochip0 (pinctrl-bcm2835)\n");
    assertThat(chip(Sysroot.pi4(directory.resolve("4"))))
        .startsWith("ok     the header's GPIO lines are on gpiochip0 (pinctrl-bcm2711)\n");
    assertThat(chip(Sysroot.zero2w(directory.resolve("02"))))
        .startsWith("ok     the header's GPIO lines are on gpiochip0 (pinctrl-bcm2835)\n");
    assertThat(chip(Sysroot.pi5(directory.resolve("5"))))
        .startsWith(
            "ok     the header's GPIO lines are on gpiochip4 (pinctrl-rp1), not on gpiochip0;"
                + " Hatrack goes by the label\n");
  }

  @Test
  void chip_renumberedByAnotherKernel_isFoundByItsLabel() {
    assertThat(chip(Sysroot.pi5Later(directory)))
        .startsWith("ok     the header's GPIO lines are on gpiochip0 (pinctrl-rp1)\n");
  }

  @Test
  void chip_missing_saysWhatThereIs() {
    Sysroot pi = Sysroot.pi5(directory).without("sys/class/gpio/gpiochip571");

    assertThat(chip(pi))
        .startsWith(
            """
            WRONG  The GPIO chip of the header is missing (none is labelled pinctrl-bcm2711, \
            pinctrl-bcm2835, pinctrl-rp1; there is gpio-brcmstb@107d508500)
                       gpiodetect    # what there is (apt install gpiod)
            """);
  }

  @Test
  void chip_withoutDeviceFile_isWrong() {
    assertThat(chip(Sysroot.pi4(directory).without("dev/gpiochip0")))
        .startsWith(
            """
            WRONG  The header's GPIO lines have no device file (the kernel has gpiochip0 \
            (pinctrl-bcm2711), but there is no /dev/gpiochip0)
                       sudo udevadm trigger --subsystem-match=gpio
            """);
  }

  @Test
  void lines_nobodyHas_areFree() {
    assertThat(lines(Sysroot.pi4(directory)))
        .startsWith("ok     GPIO 5, 6, 16, 24 of scroll-hat-mini: nobody else has them\n");
  }

  @Test
  void lines_aProcessHas_areSaidWithIt() {
    Sysroot pi =
        Sysroot.pi5(directory)
            .file("proc/812/cmdline", "python3\0buttons.py\0")
            .file("proc/812/fdinfo/3", "pos:\t0\nflags:\t02\n")
            .file("proc/812/fdinfo/4", "pos:\t0\ngpio-chip:\tgpiochip4\ngpio-line:\t16\n");

    assertThat(lines(pi))
        .startsWith(
            """
            WRONG  GPIO 16 of scroll-hat-mini is in use (GPIO 16: process 812 (python3 buttons.py))
                       sudo kill 812
            """);
  }

  @Test
  void lines_theAgentHas_areFine() {
    Sysroot pi =
        Sysroot.pi5(directory)
            .file("proc/99/cmdline", "java\0-jar\0/usr/lib/hatrack/hatrack-agent.jar\0agent\0")
            .file("proc/99/fdinfo/7", "gpio-chip:\tgpiochip4\ngpio-line:\t5\n");

    assertThat(lines(pi)).startsWith("ok     GPIO 5, 6, 16, 24 of scroll-hat-mini");
  }

  @Test
  void lines_theKernelsListNames_areSaidWithTheConsumer() {
    Sysroot pi =
        Sysroot.pi4(directory)
            .file(
                "sys/kernel/debug/gpio",
                """
                gpiochip0: GPIOs 512-569, parent: platform/fe200000.gpio, pinctrl-bcm2711:
                 gpio-517 (GPIO5               |gpio-5              ) in  hi IRQ
                 gpio-536 (GPIO24              |lg                  ) in  hi IRQ
                """);

    assertThat(lines(pi))
        .startsWith("WRONG  GPIO 24 of scroll-hat-mini is in use (GPIO 24: \"lg\")\n")
        .contains("           gpioinfo    # then end that program\n");
  }

  @Test
  void lines_exported_areTakenBack() {
    Sysroot pi = Sysroot.pi4(directory).file("sys/class/gpio/gpio518/value", "1\n");

    assertThat(lines(pi))
        .startsWith("WRONG  GPIO 6 of scroll-hat-mini is in use")
        .contains("           echo 518 | sudo tee /sys/class/gpio/unexport\n");
  }

  @Test
  void lines_withoutTheKernelsList_areUnknown() {
    assertThat(lines(Sysroot.pi4(directory).without("sys/kernel/debug/gpio")))
        .startsWith("?      who has GPIO 5, 6, 16, 24 of scroll-hat-mini: only root is told");
  }

  @Test
  void lines_ofAnInky_areSaidWithWhoHasThem() {
    Sysroot pi =
        Sysroot.zero2w(directory)
            .file(
                "sys/kernel/debug/gpio",
                """
                gpiochip0: GPIOs 512-565, parent: platform/3f200000.gpio, pinctrl-bcm2835:
                 gpio-520 (GPIO8               |spi0 CS0            ) out hi ACTIVE LOW
                 gpio-529 (GPIO17              |inky                ) in  lo
                 gpio-534 (GPIO22              |inky                ) out lo
                 gpio-539 (GPIO27              |gpio-27             ) out hi
                """);

    assertThat(said(new LinesFree(inky()).examine(machine(pi))))
        .startsWith(
            """
            WRONG  GPIO 17, 22 of inky-phat is in use (GPIO 17: "inky"; GPIO 22: "inky")
                       gpioinfo    # then end that program
            """);
  }

  @Test
  void lines_ofTheSenseHat_takenByAProgram_areSaid() {
    Sysroot pi =
        Sysroot.pi3(directory)
            .file("proc/7/cmdline", "fan\0")
            .file("proc/7/fdinfo/3", "gpio-chip:\tgpiochip0\ngpio-line:\t23\n");

    assertThat(said(new LinesFree(sense()).examine(machine(pi))))
        .startsWith("WRONG  GPIO 23 of sense-hat is in use (GPIO 23: process 7 (fan))\n");
  }

  private static String chip(Sysroot pi) {
    return said(new GpioChipFound().examine(machine(pi)));
  }

  private static String lines(Sysroot pi) {
    return said(new LinesFree(mini()).examine(machine(pi)));
  }
}
