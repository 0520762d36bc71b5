package dev.hatrack.plugin.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.plugin.wire.device.DetectedDevice;
import dev.hatrack.plugin.wire.device.DeviceGroup;
import dev.hatrack.plugin.wire.structs.Attribute;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupCheckTest {
  private final GroupCheck check = new GroupCheck();

  private static DeviceGroup.Builder group(String vendor, String name) {
    return DeviceGroup.newBuilder()
        .setVendor(vendor)
        .setDeviceType("hat")
        .setDeviceName(name)
        .addDevices(DetectedDevice.newBuilder().setId(name));
  }

  @Test
  void valid_oneWithoutVendor_onlyItIsLeftOut() {
    DeviceGroup good = group("pimoroni", "inky-phat").build();

    assertThat(check.valid(List.of(group("", "sense-hat").build(), good))).containsExactly(good);
  }

  @Test
  void valid_attributeWithoutValue_isLeftOut() {
    DeviceGroup bad =
        group("pimoroni", "inky-phat")
            .putAttributes("width", Attribute.getDefaultInstance())
            .build();

    assertThat(check.valid(List.of(bad))).isEmpty();
  }

  @Test
  void valid_twoOfOneName_theFirstStays() {
    DeviceGroup first = group("pimoroni", "inky-phat").build();

    assertThat(check.valid(List.of(first, first))).containsExactly(first);
  }

  @Test
  void valid_emptyId_isLeftOut() {
    DeviceGroup bad =
        group("pimoroni", "inky-phat").addDevices(DetectedDevice.getDefaultInstance()).build();

    assertThat(check.valid(List.of(bad))).isEmpty();
  }
}
