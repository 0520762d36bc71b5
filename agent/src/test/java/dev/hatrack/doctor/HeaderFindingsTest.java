package dev.hatrack.doctor;

import static dev.hatrack.doctor.Patient.locked;
import static dev.hatrack.doctor.Patient.machine;
import static dev.hatrack.doctor.Patient.mini;
import static dev.hatrack.doctor.Patient.said;
import static dev.hatrack.doctor.Patient.setup;
import static dev.hatrack.doctor.Patient.simulated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.bus.simulated.Fault;
import dev.hatrack.bus.simulated.Is31fl3731Chip;
import dev.hatrack.bus.simulated.SimulatedHeader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found on the header, in the words that a person reads.
class HeaderFindingsTest {
  private final Sysroot pi;

  HeaderFindingsTest(@TempDir Path directory) {
    pi = Sysroot.pi4(directory);
  }

  @Test
  void i2c_notEnabled_isSaidWithTheLineOfRaspiConfig() {
    pi.without("dev/i2c-1")
        .without("sys/bus/i2c/devices/i2c-1")
        .file("proc/device-tree/soc/i2c@7e804000/status", "disabled\0");

    assertThat(said(new I2cEnabled(1).examine(machine(pi))))
        .startsWith(
            """
            WRONG  I2C is not enabled (there is no /dev/i2c-1, and /soc/i2c@7e804000 is "disabled")
                       sudo raspi-config nonint do_i2c 0
            """);
    assertThat(said(new I2cModule(1).examine(machine(pi))))
        .startsWith("?      whether the module i2c-dev is loaded: I2C has to be enabled first");
  }

  @Test
  void i2c_busWithoutDeviceFile_asksForTheModule() {
    pi.without("dev/i2c-1");

    assertThat(new I2cEnabled(1).examine(machine(pi))).isInstanceOf(Finding.Fine.class);
    assertThat(said(new I2cModule(1).examine(machine(pi))))
        .startsWith(
            """
            WRONG  The module i2c-dev is not loaded (the kernel has I2C bus 1, but there is no /dev/i2c-1)
                       sudo modprobe i2c-dev
                       echo i2c-dev | sudo tee /etc/modules-load.d/i2c-dev.conf    # and at every start
            """);
  }

  @Test
  void permission_missing_namesTheGroup() {
    assertThat(said(DevicePermission.i2c(1).examine(locked(pi, "i2c"))))
        .startsWith(
            """
            WRONG  pi may not use /dev/i2c-1 (it belongs to the group i2c)
                       sudo usermod -aG i2c pi    # then log in again, or restart the agent
            """);
    assertThat(said(DevicePermission.gpio().examine(locked(pi, "gpio"))))
        .contains("pi may not use /dev/gpiochip0", "sudo usermod -aG gpio pi");
  }

  @Test
  void permission_askedAsRoot_doesNotSpeakForTheAgentsUser() {
    pi.file("etc/passwd", "hatrack:x:990:990::/var/lib/hatrack:/usr/sbin/nologin\n");
    Machine asRoot = new Machine(pi.root(), Patient.NOON, "root", machine(pi).permissions());

    assertThat(said(DevicePermission.i2c(1).examine(asRoot)))
        .startsWith("?      whether the agent's user may use /dev/i2c-1")
        .contains("sudo -u hatrack hatrack doctor");
  }

  @Test
  void address_heldByADriver_namesItAndTakesItOff() {
    pi.file("sys/bus/i2c/drivers/leds-is31fl319x/uevent", "")
        .link("sys/bus/i2c/devices/1-0074/driver", "sys/bus/i2c/drivers/leds-is31fl319x");

    assertThat(said(new AddressFree(mini(), 0x74, 1).examine(machine(pi))))
        .startsWith(
            """
            WRONG  The kernel driver leds-is31fl319x has address 0x74 of scroll-hat-mini \
            (/sys/bus/i2c/devices/1-0074/driver)
                       echo 1-0074 | sudo tee /sys/bus/i2c/drivers/leds-is31fl319x/unbind
                       sudoedit /boot/firmware/config.txt    # take the dtoverlay out that asks for it
            """);
  }

  @Test
  void address_withoutDriver_isFree() {
    assertThat(new AddressFree(mini(), 0x74, 1).examine(machine(pi)))
        .isInstanceOf(Finding.Fine.class);
  }

  @Test
  void board_thatAnswers_isFine() {
    SimulatedHeader wires = new SimulatedHeader();
    wires.attach(0x74, new Is31fl3731Chip());

    assertThat(new BoardAnswers(mini(wires), setup()).ask())
        .isEqualTo(new Finding.Fine("scroll-hat-mini answers at address 0x74 of I2C bus 1"));
  }

  @Test
  void board_thatIsNotThere_isToBeSeated() {
    assertThat(said(new BoardAnswers(mini(), setup()).ask()))
        .startsWith("WRONG  scroll-hat-mini does not answer at address 0x74 of I2C bus 1 (")
        .contains("           sudo poweroff    # then seat the board on all its pins")
        .contains("           i2cdetect -y -r 1");
  }

  @Test
  void board_onAStuckBus_couldNotBeAsked() {
    SimulatedHeader wires = new SimulatedHeader();
    wires.attach(0x74, new Is31fl3731Chip());
    wires.fault(Fault.STUCK);

    assertThat(said(new BoardAnswers(mini(wires), setup()).ask()))
        .startsWith("WRONG  scroll-hat-mini could not be asked at address 0x74 of I2C bus 1 (")
        .contains("           dmesg | grep -i i2c");
  }

  @Test
  void board_inACopiedTree_isNotAsked() {
    assertThat(said(new BoardAnswers(mini(), setup()).examine(machine(pi))))
        .startsWith("?      whether scroll-hat-mini answers: ")
        .contains("is a copy of a machine's files");
  }

  @Test
  void boards_noneConfigured_asksForOne() {
    assertThat(said(new BoardsConfigured(setup()).examine(machine(pi))))
        .startsWith(
            """
            WRONG  No board is configured (boards is empty in /etc/hatrack/hatrack.yaml)
                       sudoedit /etc/hatrack/hatrack.yaml    # write one of these into it:
                       boards: [{board: scroll-hat-mini}]   or   boards: [{board: scroll-phat-hd}]\
               or   boards: [{board: sense-hat}]   or   boards: [{board: inky-phat}]
            """);
  }

  @Test
  void boards_simulated_areSaidToBe() {
    assertThat(said(new BoardsConfigured(setup(simulated())).examine(machine(pi))))
        .startsWith("ok     configured: scroll-phat-hd (simulated, needs nothing)");
  }

  @Test
  void hat_namedButNotConfigured_isToBeConfigured() {
    pi.file("proc/device-tree/hat/vendor", "Pimoroni\0")
        .file("proc/device-tree/hat/product", "Scroll HAT Mini\0");

    assertThat(said(new HatNamed(setup(simulated())).examine(machine(pi))))
        .startsWith(
            """
            WRONG  The HAT names itself Scroll HAT Mini of Pimoroni, and the configuration doesn't \
            (/proc/device-tree/hat/product)
                       sudoedit /etc/hatrack/hatrack.yaml    # write this into it:
                       boards: [{board: scroll-hat-mini}]
            """);
    assertThat(said(new HatNamed(setup(mini())).examine(machine(pi))))
        .startsWith("ok     the HAT names itself Scroll HAT Mini of Pimoroni, and is configured");
  }

  @Test
  void hat_thatNobodyDrives_isUnknown() {
    pi.file("proc/device-tree/hat/vendor", "Raspberry Pi\0")
        .file("proc/device-tree/hat/product", "Unicorn HAT\0");

    assertThat(said(new HatNamed(setup(mini())).examine(machine(pi))))
        .startsWith(
            "?      the HAT that names itself Unicorn HAT of Raspberry Pi: this Hatrack has no");
  }
}
