package dev.hatrack.board.sense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.I2cDevice;
import dev.hatrack.bus.simulated.SenseHatController;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SenseMatrixTest {
  private static final SurfaceFormat FORMAT = new SurfaceFormat(8, 8, Colours.RGB8);

  /// The default table of the kernel's driver (rpisense-fb.c), in hexadecimal, to compare with.
  private static final byte[] KERNEL_GAMMA =
      HexFormat.of().parseHex("0000000000000101020203030405060708090a0b0c0e0f1112141517191b1d1f");

  private final SimulatedHeader header = new SimulatedHeader();
  private final SenseHatController controller = new SenseHatController(header.line(23));
  private final FakeKernel kernel = new FakeKernel();
  private final SenseMatrix matrix = new SenseMatrix(kernel.over(header));

  private SenseMatrixTest() {
    header.attach(0x46, controller);
  }

  /// A frame with a red top left, green top right, blue bottom left and white bottom right corner.
  private static Frame corners() {
    byte[] bytes = new byte[192];
    bytes[0] = (byte) 255;
    bytes[3 * 7 + 1] = (byte) 255;
    bytes[3 * 56 + 2] = (byte) 255;
    Arrays.fill(bytes, 3 * 63, 192, (byte) 255);
    return Frame.of(FORMAT, bytes);
  }

  private static Frame plain(int level) {
    byte[] bytes = new byte[192];
    Arrays.fill(bytes, (byte) level);
    return Frame.of(FORMAT, bytes);
  }

  private static BusException.Kind kindOf(Runnable what) {
    BusException[] caught = new BusException[1];
    assertThatThrownBy(what::run).isInstanceOfSatisfying(BusException.class, e -> caught[0] = e);
    return caught[0].kind();
  }

  @Test
  void framebuffer_eachCorner_isRgb565WithTheLowByteFirst() {
    kernel.framebufferThere(true);
    matrix.start();
    matrix.show(corners(), 1.0);
    byte[] wanted = new byte[128];
    wanted[1] = (byte) 0xF8; // 0xF800
    wanted[14] = (byte) 0xE0; // 0x07E0
    wanted[15] = 0x07;
    wanted[112] = 0x1F; // 0x001F
    wanted[126] = (byte) 0xFF;
    wanted[127] = (byte) 0xFF;
    assertThat(kernel.pixels()).isEqualTo(wanted);
    assertThat(header.traffic().transactions()).isZero();
  }

  @Test
  void framebuffer_level_isRoundedToTheNearestOf32() {
    kernel.framebufferThere(true);
    matrix.start();
    assertThat(red5(4)).isZero(); // 0.49
    assertThat(red5(5)).isEqualTo(1); // 0.61
    assertThat(red5(127)).isEqualTo(15); // 15.44
    assertThat(red5(128)).isEqualTo(16); // 15.56
    assertThat(red5(250)).isEqualTo(30); // 30.39
    assertThat(red5(255)).isEqualTo(31);
  }

  private int red5(int level) {
    matrix.show(plain(level), 1.0);
    return (kernel.pixels()[1] & 0xFF) >> 3;
  }

  @Test
  void registers_eachCorner_isInItsRowsPlane() {
    matrix.start();
    matrix.show(corners(), 1.0);
    byte[] wanted = new byte[192];
    wanted[0] = 31; // row 0: red 0-7, green 8-15, blue 16-23
    wanted[15] = 31;
    wanted[184] = 31; // row 7: red 168-175, green 176-183, blue 184-191
    wanted[175] = 31;
    wanted[183] = 31;
    wanted[191] = 31;
    assertThat(header.i2c(0x46).read(0x00, 192)).isEqualTo(wanted);
  }

  @Test
  void registers_aPicture_isOneWriteOf193Bytes() {
    matrix.start();
    long transactions = header.traffic().transactions();
    long bytes = header.traffic().bytes();
    matrix.show(corners(), 1.0);
    assertThat(header.traffic().transactions() - transactions).isOne();
    assertThat(header.traffic().bytes() - bytes).isEqualTo(1 + 193);
  }

  @Test
  void everyLevel_onBothWays_looksTheSame() {
    SenseMatrix ofKernel = new SenseMatrix(kernel.over(new SimulatedHeader()));
    matrix.start();
    kernel.framebufferThere(true);
    ofKernel.start();
    for (int level = 0; level <= 255; level++) {
      matrix.show(plain(level), 1.0);
      ofKernel.show(plain(level), 1.0);
      int packed = (kernel.pixels()[0] & 0xFF) | ((kernel.pixels()[1] & 0xFF) << 8);
      int[] byKernel = {
        KERNEL_GAMMA[packed >> 11],
        KERNEL_GAMMA[(packed >> 5 & 0x3F) >> 1],
        KERNEL_GAMMA[packed & 0x1F]
      };
      for (int colour = 0; colour < 3; colour++) {
        assertThat(controller.pixels()[24 * 4 + 8 * colour + 3])
            .as("%d in colour %d", level, colour)
            .isEqualTo((byte) byKernel[colour]);
      }
    }
  }

  @Test
  void show_brightness_scalesEveryColour() {
    kernel.framebufferThere(true);
    matrix.start();
    matrix.show(plain(255), 0.5); // 15.5, rounded up, in five bits; green has a sixth
    assertThat(kernel.pixels()[0] & 0xFF).isEqualTo(0b001_10000);
    assertThat(kernel.pixels()[1] & 0xFF).isEqualTo(0b10000_100);
    matrix.show(plain(255), 0.0);
    assertThat(kernel.pixels()).containsOnly(0);
  }

  @Test
  void show_wrongFormatOrBrightness_isRefused() {
    matrix.start();
    Frame grey = Frame.blank(new SurfaceFormat(8, 8, Colours.GREY8));
    assertThatThrownBy(() -> matrix.show(grey, 1.0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> matrix.show(plain(0), 1.5)).hasMessageContaining("brightness");
    assertThatThrownBy(() -> matrix.show(plain(0), Double.NaN)).hasMessageContaining("brightness");
  }

  @Test
  void start_rainbowOfThePowerOn_isDark() {
    assertThat(controller.pixels()[0]).isPositive();
    matrix.start();
    assertThat(header.i2c(0x46).read(0x00, 192)).containsOnly(0);
  }

  @Test
  void start_driverHasTheAddressButNoFramebuffer_saysWhatToDo() {
    kernel.bind(0x46, "rpi-sense");
    assertThat(kindOf(matrix::start)).isEqualTo(BusException.Kind.ERROR);
    assertThatThrownBy(matrix::probe)
        .hasMessageContaining("rpi-sense has I2C 0x46")
        .hasMessageContaining("no framebuffer 'RPi-Sense FB'")
        .hasMessageContaining("dtoverlay=rpi-sense")
        .hasMessageContaining("reboot");
    assertThat(header.traffic().transactions()).isZero();
  }

  @Test
  void start_again_choosesTheWayAnew() {
    matrix.start();
    kernel.bind(0x46, "rpi-sense");
    kernel.framebufferThere(true);
    matrix.start();
    matrix.show(plain(255), 1.0);
    assertThat(kernel.pixels()).hasSize(128).containsOnly(0xFF);
    assertThat(controller.pixels()[0]).isZero();
  }

  @Test
  void probe_framebufferIsGone_isAnError() {
    kernel.framebufferThere(true);
    matrix.start();
    kernel.framebufferThere(false);
    assertThat(kindOf(matrix::probe)).isEqualTo(BusException.Kind.ERROR);
  }

  @Test
  void probe_anotherChipAtTheAddress_saysSo() {
    controller.impostor(true);
    assertThatThrownBy(matrix::probe)
        .hasMessageContaining("another chip")
        .hasMessageContaining("0x55")
        .hasMessageContaining("0x73");
  }

  @Test
  void probe_boardWasWithoutPowerSinceTheLastPicture_isAnError() {
    matrix.start();
    matrix.show(corners(), 1.0);
    matrix.probe();
    controller.powerCycle();
    assertThatThrownBy(matrix::probe).hasMessageContaining("without power");
    matrix.start();
    matrix.probe();
  }

  @Test
  void probe_highBitOfAByteIsDisturbed_isTakenNoNoticeOf() {
    I2cDevice disturbed =
        new I2cDevice() {
          @Override
          public void write(byte... bytes) {
            header.i2c(0x46).write(bytes);
          }

          @Override
          public byte[] readMemory(int at, int count) {
            throw new AssertionError("it is no memory");
          }

          @Override
          public byte[] read(int register, int count) {
            byte[] bytes = header.i2c(0x46).read(register, count);
            bytes[0] |= (byte) 0x80;
            return bytes;
          }
        };
    RegisterPixels pixels = new RegisterPixels(disturbed);
    pixels.show(new byte[192]);
    pixels.probe();
  }

  @Test
  void close_leavesTheLedsDark() {
    matrix.start();
    matrix.show(plain(255), 1.0);
    matrix.close();
    assertThat(header.i2c(0x46).read(0x00, 192)).containsOnly(0);
    assertThatThrownBy(() -> matrix.show(plain(255), 1.0)).isInstanceOf(BusException.class);
  }
}
