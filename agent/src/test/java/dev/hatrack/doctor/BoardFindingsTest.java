package dev.hatrack.doctor;

import static dev.hatrack.doctor.Patient.inky;
import static dev.hatrack.doctor.Patient.locked;
import static dev.hatrack.doctor.Patient.machine;
import static dev.hatrack.doctor.Patient.mini;
import static dev.hatrack.doctor.Patient.said;
import static dev.hatrack.doctor.Patient.scrollPhat;
import static dev.hatrack.doctor.Patient.sense;
import static dev.hatrack.doctor.Patient.setup;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.board.Board;
import dev.hatrack.board.inky.PanelEeprom;
import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.board.simulated.SimulatedSenseHat;
import dev.hatrack.bus.simulated.Eeprom24cChip;
import dev.hatrack.bus.simulated.Fault;
import dev.hatrack.bus.simulated.Hts221Chip;
import dev.hatrack.bus.simulated.SimulatedHeader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found of the Sense HAT, of the Inky pHAT, and of several boards on one header.
class BoardFindingsTest {
  private static final String FRAMEBUFFER = "RPi-Sense FB";

  private final Sysroot pi;
  private final SimulatedHeader wires = new SimulatedHeader();

  BoardFindingsTest(@TempDir Path directory) {
    pi = Sysroot.pi4(directory);
  }

  @Test
  void framebuffer_missingThoughTheKernelHasTheLeds_isTheModules() {
    pi.withSenseHat().without("sys/class/graphics/fb1");

    assertThat(framebuffer())
        .startsWith(
            """
            WRONG  The framebuffer of sense-hat is missing, and the kernel keeps its LEDs from us \
            (the kernel driver simple-mfd-i2c has address 0x46, but no framebuffer is named RPi-Sense FB)
                       sudo modprobe rpisense_fb    # the module that makes it; dmesg says why if it can't
            """);
  }

  @Test
  void framebuffer_missingThoughTheOverlayNamesTheLeds_isTheModules() {
    pi.file("sys/bus/i2c/devices/1-0046/name", "sensehat\n");

    assertThat(framebuffer())
        .contains("(/sys/bus/i2c/devices/1-0046 is there, and no driver has it, but no framebuffer")
        .contains("           sudo modprobe rpisense_fb");
  }

  @Test
  void framebuffer_missingThoughTheKernelHasASensor_isTheOverlays() {
    pi.bound(0x5c, "st-press-i2c");

    assertThat(framebuffer())
        .startsWith(
            """
            WRONG  The framebuffer of sense-hat is missing: the overlay rpi-sense was not loaded \
            (the kernel driver st-press-i2c has the sensor at 0x5c, but no framebuffer is named RPi-Sense FB)
                       echo dtoverlay=rpi-sense | sudo tee -a /boot/firmware/config.txt    # rpi-sense-v2 for one of 2022
                       sudo reboot
            """);
  }

  @Test
  void framebuffer_missingThoughTheEepromNamesTheBoard_isTheOverlays() {
    pi.file("proc/device-tree/hat/product", "Sense HAT\0");

    assertThat(framebuffer())
        .contains("(/proc/device-tree/hat/product names the board, but no framebuffer is named");
  }

  @Test
  void framebuffer_missingThoughTheSensorsAnswer_isTheOverlays() {
    wires.attach(0x5f, new Hts221Chip());

    assertThat(said(new FramebufferThere(sense(wires), FRAMEBUFFER, 1).ask(machine(pi))))
        .contains("(the sensor at 0x5f answers, and the LEDs at 0x46 don't, but no framebuffer");
  }

  @Test
  void framebuffer_notThereWhereTheKernelHasNothing_isNotNeeded() {
    assertThat(framebuffer())
        .startsWith("ok     no kernel driver has sense-hat: its LEDs are written to over I2C");
  }

  @Test
  void framebuffer_withoutDeviceFile_isWrong() {
    pi.withSenseHat().without("dev/fb1");

    assertThat(framebuffer())
        .startsWith(
            """
            WRONG  The framebuffer RPi-Sense FB has no device file (the kernel has fb1, but there is no /dev/fb1)
                       sudo udevadm trigger --subsystem-match=graphics
            """);
  }

  @Test
  void permission_forTheFramebufferAndTheJoystick_namesTheGroup() {
    pi.withSenseHat();

    assertThat(said(DevicePermission.framebuffer(FRAMEBUFFER).examine(locked(pi, "video"))))
        .startsWith(
            """
            WRONG  pi may not use /dev/fb1 (it belongs to the group video)
                       sudo usermod -aG video pi    # then log in again, or restart the agent
            """);
    assertThat(
            said(
                DevicePermission.keys("Raspberry Pi Sense HAT Joystick")
                    .examine(locked(pi, "input"))))
        .startsWith("WRONG  pi may not use /dev/input/event1 (it belongs to the group input)")
        .contains("sudo usermod -aG input pi");
  }

  @Test
  void hatEeprom_thatNamesNothing_isUnreadable() {
    pi.file("proc/device-tree/hat/uuid", "00000000-0000-0000-0000-000000000000\0")
        .file("proc/device-tree/hat/product", "\0");

    assertThat(said(new HatEeprom().examine(machine(pi))))
        .startsWith(
            """
            WRONG  The EEPROM of the HAT can't be read: it does not say which board it is \
            (/proc/device-tree/hat has no text in its file product)
                       sudo poweroff    # then seat the board on all its pins, GPIO 0 and 1 too, and start again
                       head -v /proc/device-tree/hat/*    # what there is of it; \
            name the board in the configuration by hand
            """);
  }

  @Test
  void hatEeprom_withControlCharacters_isMadeFitToBeShown() {
    pi.file("proc/device-tree/hat/product", "Evil\u001b[2J HAT\0");

    assertThat(said(new HatNamed(setup()).examine(machine(pi)))).contains("Evil?[2J HAT");
  }

  @Test
  void panelEeprom_ofAnInky_isRead() {
    eeprom(Panel.YELLOW_250X122.eeprom().bytes());

    assertThat(panel(Optional.empty()))
        .startsWith("ok     the EEPROM at address 0x50 of I2C bus 1 says: an Inky with ")
        .contains("display variant 12, 250x122, colour 3");
  }

  @Test
  void panelEeprom_nobodyAnswers_isToBeSeated() {
    assertThat(panel(Optional.empty()))
        .startsWith("WRONG  inky-phat does not answer at address 0x50 of I2C bus 1 (")
        .contains("           sudo poweroff    # then seat the board on all its pins");
  }

  @Test
  void panelEeprom_erased_isNoInkys() {
    eeprom();

    assertThat(panel(Optional.empty()))
        .startsWith(
            "WRONG  The EEPROM of inky-phat can't be read: what address 0x50 of I2C bus 1 says is"
                + " no Inky's (a panel of 65535x65535 pixels)\n")
        .contains("           sudo poweroff    # then take off whatever else is on the header");
  }

  @Test
  void panelEeprom_ofAPanelWithoutDriver_isSaid() {
    eeprom(new PanelEeprom(400, 300, 1, 12, 3, "2019-03-04 05:06:07.8").bytes());

    assertThat(panel(Optional.empty()))
        .startsWith("WRONG  This Hatrack has no driver for the panel of inky-phat (an Inky with ")
        .contains(
            "           sudoedit /etc/hatrack/hatrack.yaml    # take inky-phat out of boards");
  }

  @Test
  void panelEeprom_ofAnotherPanelThanConfigured_isSaid() {
    eeprom(Panel.RED_212X104.eeprom().bytes());

    assertThat(panel(Optional.of(Panel.BLACK_250X122)))
        .startsWith(
            "WRONG  What answers at address 0x50 of I2C bus 1 is not inky-phat as it should be (")
        .contains("Correct the panel in the configuration")
        .contains("           sudoedit /etc/hatrack/hatrack.yaml");
  }

  @Test
  void panelEeprom_onAStuckBus_couldNotBeAsked() {
    wires.fault(Fault.STUCK);

    assertThat(panel(Optional.empty()))
        .startsWith("WRONG  inky-phat could not be asked at address 0x50 of I2C bus 1 (");
  }

  @Test
  void board_whoseChipsAllAnswer_isFine() {
    Board whole = SimulatedSenseHat.make(InstantSource.system(), buses -> buses).board();
    ConfiguredBoard board = sense();
    ConfiguredBoard asked =
        new ConfiguredBoard(
            board.model(),
            board.addresses(),
            board.lines(),
            board.spi(),
            board.framebuffer(),
            board.keys(),
            Optional.of(new ConfiguredBoard.Real(wires, Optional.of(whole))));

    assertThat(new BoardAnswers(asked, setup()).ask())
        .isEqualTo(new Finding.Fine("sense-hat answers at address 0x46 of I2C bus 1"));
  }

  @Test
  void board_whereAnotherChipAnswers_isSaidWithWhatItSaid() {
    wires.attach(0x5c, new Hts221Chip());

    assertThat(said(new BoardAnswers(sense(wires), setup()).ask()))
        .startsWith(
            "WRONG  What answers at address 0x5c of I2C bus 1 is not sense-hat as it should be (")
        .contains("           i2cdetect -y -r 1")
        .contains("           sudo poweroff    # then take off whatever else is on the header")
        .contains("           sudoedit /etc/hatrack/hatrack.yaml");
  }

  @Test
  void board_withOneWrongChipAmongItsOwn_isSaidWithBothIdentities() {
    wires.attach(0x5f, new Hts221Chip());
    wires.attach(0x5c, new Hts221Chip());

    assertThat(said(new BoardAnswers(sense(wires), setup()).ask()))
        .startsWith("WRONG  sense-hat answers, but not all of it is as it should be (LED matrix: ")
        .contains("I2C 0x5c: another chip answers where the LPS25H is expected")
        .contains("register 0x0f says 0xbc, not 0xbd");
  }

  @Test
  void boards_atTheSameAddress_canNotBeOnOneHeader() {
    assertThat(share(mini(), scrollPhat()))
        .startsWith(
            """
            WRONG  Two configured boards can't be on one header \
            (I2C address 0x74: scroll-hat-mini, scroll-phat-hd)
                       sudoedit /etc/hatrack/hatrack.yaml    # leave one of them; put the other on another Pi
            """);
  }

  @Test
  void boards_onTheSameChipSelect_mayDisturbEachOther() {
    assertThat(share(sense(), inky()))
        .startsWith("?      whether the configured boards disturb each other: ")
        .contains("used by another board: GPIO 8 of sense-hat; ");
    assertThat(share(sense(), mini())).contains("used by another board: GPIO 24 of sense-hat; ");
  }

  @Test
  void boards_onTheSameLine_canNotBeOnOneHeader() {
    ConfiguredBoard one = inky();
    ConfiguredBoard other =
        new ConfiguredBoard(
            mini().model(),
            mini().addresses(),
            one.lines(),
            true,
            Optional.empty(),
            Optional.empty(),
            mini().real());

    assertThat(share(one, other))
        .contains("(GPIO 8: inky-phat, scroll-hat-mini; GPIO 17: inky-phat, scroll-hat-mini; ");
  }

  @Test
  void boards_thatShareNothing_areFine() {
    assertThat(share(mini(), inky()))
        .startsWith("ok     no two configured boards want the same address or line\n");
  }

  private String framebuffer() {
    return said(new FramebufferThere(sense(), FRAMEBUFFER, 1).examine(machine(pi)));
  }

  private void eeprom(byte... content) {
    Eeprom24cChip chip = new Eeprom24cChip(Eeprom24cChip.Addressing.TWO_BYTES);
    chip.program(content);
    wires.attach(0x50, chip);
  }

  private String panel(Optional<Panel> configured) {
    return said(new PanelEepromRead(inky(wires, configured), setup()).ask());
  }

  private String share(ConfiguredBoard... boards) {
    return said(new BoardsShare(setup(boards)).examine(machine(pi)));
  }
}
