package dev.hatrack.doctor;

import java.util.List;
import java.util.Optional;

/// Whether the kernel makes a framebuffer of a board's LEDs. It need not: where it leaves all chips
/// of the board alone, Hatrack writes to the LEDs over I2C itself. What is wrong is the half: a
/// kernel that has some of the chips, and makes no framebuffer.
///
/// @param name of the framebuffer
record FramebufferThere(ConfiguredBoard board, String name, int bus) implements Check {
  private static final String MODULE = "rpisense_fb";
  private static final String OVERLAY = "rpi-sense";

  @Override
  public Finding examine(Machine machine) {
    Optional<String> found = KernelName.framebuffer(machine, name);
    if (found.isPresent()) {
      return there(machine, found.get());
    }
    String leds = "sys/bus/i2c/devices/%d-%04x".formatted(bus, board.address());
    Optional<String> driver = machine.driver(leds);
    if (driver.isPresent()) {
      return held(machine, driver.get());
    }
    if (machine.has(leds)) {
      return notLoaded(machine, "/%s is there, and no driver has it".formatted(leds));
    }
    return sensor(machine)
        .or(() -> named(machine))
        .map(evidence -> overlayMissing(machine, evidence))
        .orElseGet(() -> overI2c(machine));
  }

  private Finding there(Machine machine, String device) {
    if (machine.has("dev/" + device)) {
      return new Finding.Fine("the framebuffer %s is /dev/%s".formatted(name, device));
    }
    return new Finding.Wrong(
        "The framebuffer %s has no device file".formatted(name),
        "the kernel has %s, but there is no /dev/%1$s".formatted(device),
        "sudo udevadm trigger --subsystem-match=graphics");
  }

  private Finding held(Machine machine, String driver) {
    return missing(
        "the kernel driver %s has address 0x%02x".formatted(driver, board.address()),
        BootConfig.of(machine));
  }

  private Finding notLoaded(Machine machine, String evidence) {
    return missing(evidence, BootConfig.of(machine));
  }

  private Finding missing(String evidence, BootConfig config) {
    return new Finding.Wrong(
        "The framebuffer of %s is missing, and the kernel keeps its LEDs from us"
            .formatted(board.slug()),
        evidence + ", but no framebuffer is named " + name,
        "sudo modprobe %s    # the module that makes it; dmesg says why if it can't"
            .formatted(MODULE),
        "grep -n %s /%s    # one line, and no second overlay for the same address"
            .formatted(OVERLAY, config.path()));
  }

  private Finding overlayMissing(Machine machine, String evidence) {
    return new Finding.Wrong(
        "The framebuffer of %s is missing: the overlay %s was not loaded"
            .formatted(board.slug(), OVERLAY),
        evidence + ", but no framebuffer is named " + name,
        BootConfig.of(machine).with(OVERLAY, "rpi-sense-v2 for one of 2022"));
  }

  /// A sensor of the board that the kernel has.
  private Optional<String> sensor(Machine machine) {
    return sensors().stream()
        .flatMap(
            address ->
                AddressFree.driver(machine, bus, address).stream()
                    .map(
                        driver ->
                            "the kernel driver %s has the sensor at 0x%02x"
                                .formatted(driver, address)))
        .findFirst();
  }

  private List<Integer> sensors() {
    return board.addresses().subList(1, board.addresses().size());
  }

  private Optional<String> named(Machine machine) {
    return HatEeprom.nodes(machine).stream()
        .filter(
            node ->
                HatEeprom.text(node, "product")
                    .filter(board.model().product()::equalsIgnoreCase)
                    .isPresent())
        .map(node -> machine.shown(node) + "/product names the board")
        .findFirst();
  }

  private Finding overI2c(Machine machine) {
    return Askable.not(machine, bus).isPresent() ? written() : ask(machine);
  }

  /// Asked over I2C, the board shows whether only its sensors are there.
  Finding ask(Machine machine) {
    ConfiguredBoard.Real real = board.real().orElseThrow();
    Optional<Integer> sensor =
        sensors().stream().filter(address -> BoardAnswers.answers(real, address)).findFirst();
    if (sensor.isPresent() && !BoardAnswers.answers(real, board.address())) {
      return overlayMissing(
          machine,
          "the sensor at 0x%02x answers, and the LEDs at 0x%02x don't"
              .formatted(sensor.get(), board.address()));
    }
    return written();
  }

  private Finding written() {
    return new Finding.Fine(
        "no kernel driver has %s: its LEDs are written to over I2C".formatted(board.slug()));
  }
}
