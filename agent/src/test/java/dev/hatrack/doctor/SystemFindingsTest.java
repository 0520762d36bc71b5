package dev.hatrack.doctor;

import static dev.hatrack.doctor.Patient.machine;
import static dev.hatrack.doctor.Patient.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found of the system and of the programs beside the agent.
class SystemFindingsTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void model_isReadWithoutItsNul() {
    assertThat(new PiModel().examine(machine(Sysroot.zero2w(directory))))
        .isEqualTo(new Finding.Fine("Raspberry Pi Zero 2 W Rev 1.0"));
  }

  @Test
  void programs_of32Bits_areNotEnough_whateverTheKernelIs() {
    Sysroot pi = Sysroot.pi4(directory).bytes("usr/bin/env", Sysroot.ELF32);

    assertThat(said(new SixtyFourBit().examine(machine(pi))))
        .startsWith(
            """
            WRONG  This is a 32-bit system; Java 25 and Nomad exist for 64 bits only \
            (/usr/bin/env is a 32-bit program, the kernel is aarch64)
                       rpi-imager    # on another computer: write Raspberry Pi OS (64-bit) to the card anew
            """);
  }

  @Test
  void memoryCgroup_missingInVersion2_givesTheLineForCmdline() {
    Sysroot pi = Sysroot.pi3(directory);
    assertThat(new MemoryCgroup().examine(machine(pi))).isInstanceOf(Finding.Fine.class);

    pi.file("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io pids\n");
    assertThat(said(new MemoryCgroup().examine(machine(pi))))
        .startsWith(
            """
            WRONG  The memory cgroup is off: Nomad's exec and java drivers can't run tasks \
            (/sys/fs/cgroup/cgroup.controllers is "cpuset cpu io pids")
                       sudo sed -i '1 s/$/ cgroup_enable=memory/' /boot/firmware/cmdline.txt    # it stays one line
                       sudo reboot
            """);
  }

  @Test
  void memoryCgroup_askedForInVain_isSaidToBeOverruled() {
    Sysroot pi =
        Sysroot.pi4(directory)
            .file("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io pids\n")
            .file("proc/cmdline", "cgroup_enable=memory root=x cgroup_disable=memory\n");

    assertThat(said(new MemoryCgroup().examine(machine(pi))))
        .contains("though the kernel was told cgroup_enable=memory and cgroup_disable=memory)")
        .contains("sudo apt full-upgrade");
  }

  @Test
  void memoryCgroup_inVersion1_isTheLastColumn() {
    Sysroot pi = Sysroot.pi3(directory).without("sys/fs/cgroup/cgroup.controllers");
    pi.file("proc/cgroups", "#subsys_name\thierarchy\tnum_cgroups\tenabled\nmemory\t0\t97\t0\n");
    assertThat(said(new MemoryCgroup().examine(machine(pi))))
        .contains("(/proc/cgroups does not enable memory)");

    pi.file("proc/cgroups", "#subsys_name\thierarchy\tnum_cgroups\tenabled\nmemory\t9\t97\t1\n");
    assertThat(new MemoryCgroup().examine(machine(pi))).isInstanceOf(Finding.Fine.class);
  }

  @Test
  void clock_beforeThisWasWritten_isNotSet() {
    Sysroot pi = Sysroot.pi4(directory);
    Machine old =
        new Machine(
            pi.root(), Instant.parse("1970-01-01T00:01:00Z"), "pi", machine(pi).permissions());

    assertThat(said(new ClockSet().examine(old)))
        .startsWith(
            """
            WRONG  The clock is not set (it shows 1970-01-01T00:01:00Z, which is before this \
            program was written)
                       sudo timedatectl set-ntp true
            """);
  }

  @Test
  void clock_notYetSynchronized_isWrong_unlessAnotherProgramKeepsIt() {
    Sysroot pi = Sysroot.pi4(directory).without("run/systemd/timesync");
    assertThat(said(new ClockSet().examine(machine(pi))))
        .startsWith("WRONG  The clock has not been set over the network since the start")
        .contains("           sudo timedatectl set-ntp true\n");

    pi.file("run/chrony/chronyd.pid", "1\n");
    assertThat(said(new ClockSet().examine(machine(pi))))
        .startsWith("?      whether the clock is set: chrony keeps it: chronyc tracking");
  }

  @Test
  void service_thatIsSilent_saysWhereAndWhy() {
    Service silent =
        service(
            true,
            () -> {
              throw new IOException("Connection refused");
            });

    assertThat(said(ask(silent)))
        .startsWith(
            """
            WRONG  Consul can't be reached at http://127.0.0.1:8500 (Connection refused)
                       sudo systemctl status consul
            """);
  }

  @Test
  void service_thatRefusesTheToken_saysSo() {
    assertThat(said(ask(service(true, () -> Optional.of("403 Permission denied")))))
        .startsWith(
            """
            WRONG  Consul refuses our token (403 Permission denied)
                       consul acl token read -self
            """);
  }

  @Test
  void service_thatIsNotWanted_isNotAsked() {
    Service off =
        service(
            false,
            () -> {
              throw new IOException("asked all the same");
            });

    assertThat(said(ask(off))).startsWith("ok     Consul is switched off in the configuration");
  }

  private Finding ask(Service service) {
    return new ServiceAnswers(service).examine(machine(Sysroot.pi4(directory)));
  }

  private static Service service(boolean wanted, Service.Question question) {
    return new Service(
        "Consul",
        "http://127.0.0.1:8500",
        wanted,
        question,
        List.of("sudo systemctl status consul"),
        List.of("consul acl token read -self"));
  }
}
