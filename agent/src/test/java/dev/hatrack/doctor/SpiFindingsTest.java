package dev.hatrack.doctor;

import static dev.hatrack.doctor.Patient.locked;
import static dev.hatrack.doctor.Patient.machine;
import static dev.hatrack.doctor.Patient.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What stands between us and chip select 0 of SPI.
class SpiFindingsTest {
  private static final String CHIP = "sys/bus/spi/devices/spi0.0";

  private final Path directory;

  SpiFindingsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  static List<Function<Path, Sysroot>> everyPi() {
    return DiagnosisTest.everyPi();
  }

  @ParameterizedTest
  @MethodSource("everyPi")
  void spi_notEnabled_isSaidWithTheNodeOfThisPi(Function<Path, Sysroot> make) {
    Sysroot pi = make.apply(directory).without("sys/class/spi_master");
    pi.without("sys/bus/spi").without("dev/spidev0.0");
    pi.file("proc/device-tree" + pi.spiNode() + "/status", "disabled\0");

    assertThat(said(new SpiEnabled().examine(machine(pi))))
        .startsWith(
            """
            WRONG  SPI is not enabled (there is no /dev/spidev0.0, and %s is "disabled")
                       sudo raspi-config nonint do_spi 0
            """
                .formatted(pi.spiNode()));
    assertThat(said(new SpiDeviceFile().examine(machine(pi))))
        .startsWith("?      whether the module spidev is loaded: SPI has to be enabled first");
    assertThat(said(new ChipSelectDriven().examine(machine(pi))))
        .startsWith(
            "?      whether the kernel drives GPIO 8 as chip select: SPI has to be enabled");
  }

  @Test
  void spi_withoutDriverAtItsChipSelect_asksForTheModule() {
    Sysroot pi = Sysroot.pi4(directory).without("dev/spidev0.0").without(CHIP + "/driver");

    assertThat(new SpiEnabled().examine(machine(pi))).isInstanceOf(Finding.Fine.class);
    assertThat(said(new SpiDeviceFile().examine(machine(pi))))
        .startsWith(
            """
            WRONG  The module spidev is not loaded (the kernel has SPI bus 0, but there is no /dev/spidev0.0)
                       sudo modprobe spidev
                       echo spidev | sudo tee /etc/modules-load.d/spidev.conf    # and at every start
            """);
  }

  @Test
  void chipSelect_ofADisplay_isSaidWithTheOverlayToTakeOut() {
    Sysroot pi =
        boundTo("fb_ili9341")
            .file(Sysroot.CONFIG, "#dtoverlay=fbtft\n dtoverlay=pitft28-resistive,rotate=90\n");

    assertThat(said(new SpiDeviceFile().examine(machine(pi))))
        .startsWith(
            """
            WRONG  The kernel driver fb_ili9341 has chip select 0 of SPI \
            (/sys/bus/spi/devices/spi0.0/driver, and there is no /dev/spidev0.0)
                       sudo sed -i 's/^ *dtoverlay=pitft28-resistive/#&/' /boot/firmware/config.txt\
                # takes out dtoverlay=pitft28-resistive,rotate=90
                       sudo reboot
            """);
  }

  @Test
  void chipSelect_ofACanController_isSaidWithTheOverlayToTakeOut() {
    Sysroot pi =
        boundTo("mcp251x")
            .file(Sysroot.CONFIG, "dtoverlay=mcp2515-can0,oscillator=16000000,interrupt=25\n");

    assertThat(said(new SpiDeviceFile().examine(machine(pi))))
        .startsWith("WRONG  The kernel driver mcp251x has chip select 0 of SPI")
        .contains("sed -i 's/^ *dtoverlay=mcp2515-can0/#&/' /boot/firmware/config.txt");
  }

  @Test
  void chipSelect_ofADriverThatNoOverlayIsKnownFor_isToBeLookedFor() {
    Sysroot pi = boundTo("m25p80");

    assertThat(said(new SpiDeviceFile().examine(machine(pi))))
        .contains(
            "           grep -n ^dtoverlay= /boot/firmware/config.txt    # what is asked for\n")
        .contains("    # take the dtoverlay out that is for m25p80, then: sudo reboot\n");
  }

  @Test
  void chipSelect_switchedOffByAnOverlay_isSaid() {
    Sysroot pi = Sysroot.pi4(directory).without("dev/spidev0.0").without(CHIP);
    pi.without(Sysroot.CONFIG).file("boot/config.txt", "dtoverlay=piscreen\n");

    assertThat(said(new SpiDeviceFile().examine(machine(pi))))
        .startsWith("WRONG  Chip select 0 of SPI is switched off (")
        .contains("sudo sed -i 's/^ *dtoverlay=piscreen/#&/' /boot/config.txt");
  }

  @ParameterizedTest
  @MethodSource("everyPi")
  void chipSelect_takenFromTheKernelForPimoronisLibrary_isToBeGivenBack(
      Function<Path, Sysroot> make) {
    Sysroot pi = make.apply(directory).selects().file(Sysroot.CONFIG, "dtoverlay=spi0-0cs\n");

    assertThat(said(new ChipSelectDriven().examine(machine(pi))))
        .startsWith(
            """
            WRONG  GPIO 8 is not driven as chip select 0 of SPI: no chip there hears us \
            (%s/cs-gpios is empty; Pimoroni's own library needs it so, Hatrack needs the kernel's chip select)
                       sudo sed -i 's/^ *dtoverlay=spi0-0cs/#&/' /boot/firmware/config.txt\
                # takes out dtoverlay=spi0-0cs
                       sudo reboot
            """
                .formatted(pi.spiNode()));
  }

  @Test
  void chipSelect_movedToAnotherLine_isToBeMovedBack() {
    Sysroot pi =
        Sysroot.pi4(directory).selects(5).file(Sysroot.CONFIG, "dtoverlay=spi0-1cs,cs0_pin=5\n");

    assertThat(said(new ChipSelectDriven().examine(machine(pi))))
        .contains("/soc/spi@7e204000/cs-gpios begins with GPIO 5")
        .contains("# takes out dtoverlay=spi0-1cs,cs0_pin=5\n");
  }

  @Test
  void chipSelect_withoutADeviceTree_isJudgedByConfigTxt() {
    Sysroot pi = Sysroot.pi4(directory).without("proc/device-tree");
    assertThat(said(new ChipSelectDriven().examine(machine(pi))))
        .startsWith("?      whether the kernel drives GPIO 8 as chip select: ");

    pi.file(Sysroot.CONFIG, "dtoverlay=spi0-0cs\n");
    assertThat(said(new ChipSelectDriven().examine(machine(pi))))
        .contains("(dtoverlay=spi0-0cs in /boot/firmware/config.txt; ");
  }

  @Test
  void chipSelect_heldByTheKernel_isAsItShouldBe() {
    assertThat(said(new ChipSelectDriven().examine(machine(consumer("spi0 CS0")))))
        .startsWith("ok     GPIO 8 is the kernel's chip select 0 of SPI\n");
  }

  @Test
  void chipSelect_heldByAProgram_isSaidWithIt() {
    assertThat(said(new ChipSelectDriven().examine(machine(consumer("inky")))))
        .startsWith("WRONG  GPIO 8, chip select 0 of SPI, is in use (GPIO 8: \"inky\")\n");
  }

  @Test
  void permission_missing_namesTheGroup() {
    assertThat(said(DevicePermission.spi().examine(locked(Sysroot.pi4(directory), "spi"))))
        .startsWith(
            """
            WRONG  pi may not use /dev/spidev0.0 (it belongs to the group spi)
                       sudo usermod -aG spi pi    # then log in again, or restart the agent
            """);
  }

  private Sysroot boundTo(String driver) {
    return Sysroot.pi4(directory)
        .without("dev/spidev0.0")
        .without(CHIP + "/driver")
        .file("sys/bus/spi/drivers/" + driver + "/uevent", "")
        .link(CHIP + "/driver", "sys/bus/spi/drivers/" + driver);
  }

  private Sysroot consumer(String name) {
    return Sysroot.pi4(directory)
        .file(
            "sys/kernel/debug/gpio",
            """
            gpiochip0: GPIOs 512-569, parent: platform/fe200000.gpio, pinctrl-bcm2711:
             gpio-520 (GPIO8               |%-20s) out hi ACTIVE LOW
            """
                .formatted(name));
  }
}
