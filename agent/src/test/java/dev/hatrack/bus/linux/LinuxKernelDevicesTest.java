package dev.hatrack.bus.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.KernelDevices.Framebuffer;
import dev.hatrack.bus.KernelDevices.IioDevice;
import dev.hatrack.bus.KernelDevices.KeyEvent;
import dev.hatrack.bus.KernelDevices.Subscribed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a tree of files as the kernel lays them out; a pipe stands for the input device.
class LinuxKernelDevicesTest {
  private static final String JOYSTICK = "Raspberry Pi Sense HAT Joystick";

  private final Path root;
  private final LinuxKernelDevices kernel;

  LinuxKernelDevicesTest(@TempDir Path root) {
    this.root = root;
    this.kernel = new LinuxKernelDevices(root, 1);
  }

  private Path file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void framebuffer_isFoundByItsNameNotItsNumber() throws IOException {
    file("sys/class/graphics/fb0/name", "BCM2708 FB\n");
    file("sys/class/graphics/fb1/name", "RPi-Sense FB\n");
    Path device = file("dev/fb1", "x".repeat(128));
    Framebuffer framebuffer = kernel.framebuffer("RPi-Sense FB").orElseThrow();
    framebuffer.write(new byte[] {1, 2, 3});
    assertThat(Files.readAllBytes(device)).startsWith(1, 2, 3).hasSize(128);
    assertThat(framebuffer.there()).isTrue();
    Files.delete(device);
    assertThat(framebuffer.there()).isFalse();
    assertThatThrownBy(() -> framebuffer.write(new byte[1])).isInstanceOf(BusException.class);
  }

  @Test
  void nothingThere_isEmpty() {
    assertThat(kernel.framebuffer("RPi-Sense FB")).isEmpty();
    assertThat(kernel.iio(List.of("hts221"))).isEmpty();
    assertThat(kernel.driverOf(0x46)).isEmpty();
    assertThat(kernel.keys(JOYSTICK, key -> {}, e -> {})).isEmpty();
  }

  @Test
  void iio_isFoundByAnyOfItsNames() throws IOException {
    file("sys/bus/iio/devices/iio:device0/name", "lsm9ds1_gyro\n");
    file("sys/bus/iio/devices/iio:device3/name", "hts221\n");
    file("sys/bus/iio/devices/iio:device3/in_temp_raw", "-12\n");
    var device = kernel.iio(List.of("other", "hts221")).orElseThrow();
    assertThat(device.read("in_temp_raw")).contains("-12");
    assertThat(device.read("in_temp_scale")).isEmpty();
  }

  @Test
  void driverOf_isTheLinksEnd() throws IOException {
    Path drivers = root.resolve("sys/bus/i2c/drivers/rpi-sense");
    Files.createDirectories(drivers);
    Path device = root.resolve("sys/bus/i2c/devices/1-0046");
    Files.createDirectories(device);
    Files.createSymbolicLink(device.resolve("driver"), drivers);
    assertThat(kernel.driverOf(0x46)).contains("rpi-sense");
    assertThat(kernel.driverOf(0x5C)).isEmpty();
  }

  private static byte[] event(int type, int code, int value) {
    return ByteBuffer.allocate(24)
        .order(ByteOrder.nativeOrder())
        .putShort(16, (short) type)
        .putShort(18, (short) code)
        .putInt(20, value)
        .array();
  }

  private Path pipe() throws IOException, InterruptedException {
    file("sys/class/input/event4/device/name", JOYSTICK + "\n");
    Files.createDirectories(root.resolve("dev/input"));
    Path pipe = root.resolve("dev/input/event4");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  @Test
  void keys_areToldWhole_andTheEndOnce() throws Exception {
    Path pipe = pipe();
    BlockingQueue<KeyEvent> keys = new LinkedBlockingQueue<>();
    BlockingQueue<BusException> lost = new LinkedBlockingQueue<>();
    // opened for both, a pipe does not wait for its other end
    try (FileChannel board =
        FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Subscribed subscribed = kernel.keys(JOYSTICK, keys::add, lost::add).orElseThrow();
      byte[] pressed = event(1, 103, 1);
      board.write(ByteBuffer.wrap(pressed, 0, 10));
      board.write(ByteBuffer.wrap(pressed, 10, 14));
      board.write(ByteBuffer.wrap(event(0, 0, 0)));
      board.write(ByteBuffer.wrap(event(1, 0x220, 0)));
      assertThat(keys.poll(10, TimeUnit.SECONDS)).isEqualTo(new KeyEvent(103, 1));
      assertThat(keys.poll(10, TimeUnit.SECONDS)).isEqualTo(new KeyEvent(0x220, 0));
      assertThat(subscribed).isNotNull();
    }
    assertThat(lost.poll(10, TimeUnit.SECONDS)).hasMessageContaining("is gone");
    assertThat(lost).isEmpty();
  }

  @Test
  void keys_closed_endsTheWaitWithoutAWord() throws Exception {
    Path pipe = pipe();
    BlockingQueue<KeyEvent> keys = new LinkedBlockingQueue<>();
    BlockingQueue<BusException> lost = new LinkedBlockingQueue<>();
    try (FileChannel board =
        FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Subscribed subscribed = kernel.keys(JOYSTICK, keys::add, lost::add).orElseThrow();
      board.write(ByteBuffer.wrap(event(1, 103, 1)));
      assertThat(keys.poll(10, TimeUnit.SECONDS)).isEqualTo(new KeyEvent(103, 1));
      Thread reader = reader();
      subscribed.close();
      assertThat(reader.join(Duration.ofSeconds(10))).isTrue();
    }
    assertThat(lost).isEmpty();
  }

  /// The thread that waits for keys in this test.
  private static Thread reader() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("input-event4"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void keys_listenerFails_theNextKeyIsStillTold() throws Exception {
    Path pipe = pipe();
    BlockingQueue<KeyEvent> keys = new LinkedBlockingQueue<>();
    BlockingQueue<BusException> lost = new LinkedBlockingQueue<>();
    Consumer<KeyEvent> listener =
        key -> {
          keys.add(key);
          if (key.code() == 28) {
            throw new IllegalStateException("enter is not for us");
          }
        };
    try (FileChannel board =
            FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Subscribed _ = kernel.keys(JOYSTICK, listener, lost::add).orElseThrow()) {
      board.write(ByteBuffer.wrap(event(1, 28, 1)));
      board.write(ByteBuffer.wrap(event(1, 108, 1)));
      assertThat(keys.poll(10, TimeUnit.SECONDS)).isEqualTo(new KeyEvent(28, 1));
      assertThat(keys.poll(10, TimeUnit.SECONDS)).isEqualTo(new KeyEvent(108, 1));
    }
    assertThat(lost).isEmpty();
  }

  @Test
  void keys_namedButWithoutDeviceFile_saysSo() throws IOException {
    file("sys/class/input/event4/device/name", JOYSTICK + "\n");
    assertThatThrownBy(() -> kernel.keys(JOYSTICK, key -> {}, e -> {}))
        .isInstanceOf(BusException.class)
        .hasMessageContaining("dev/input/event4 is not there, though the kernel names it");
  }

  @Test
  void refusedFile_saysWhichGroupToJoin() {
    AccessDeniedException refused = new AccessDeniedException("/dev/fb1");
    assertThat(new FileFailures(Path.of("/dev/fb1"), "video").explain("x", refused))
        .hasMessage(
            "/dev/fb1 is not ours to use; add the agent's user to the group video:"
                + " sudo usermod -aG video hatrack");
  }

  @Test
  void iio_attributeThatCannotBeRead_namesTheFile() throws IOException {
    file("sys/bus/iio/devices/iio:device0/name", "hts221\n");
    Files.createDirectory(root.resolve("sys/bus/iio/devices/iio:device0/in_temp_raw"));
    IioDevice device = kernel.iio(List.of("hts221")).orElseThrow();
    assertThatThrownBy(() -> device.read("in_temp_raw"))
        .isInstanceOf(BusException.class)
        .hasMessageContaining("iio:device0/in_temp_raw can't be read");
  }
}
