package dev.hatrack.plugin.device;

import dev.hatrack.plugin.wire.device.DetectedDevice;
import dev.hatrack.plugin.wire.device.DeviceGroup;
import dev.hatrack.plugin.wire.structs.Attribute;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leaves out what Nomad would not take: one group that it finds invalid makes it drop all devices
/// and end the plugin until it is restarted itself, and of two groups of one name it keeps one.
final class GroupCheck {
  private static final Logger log = LoggerFactory.getLogger(GroupCheck.class);

  /// What has been logged, so that it is said once and not at each change.
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  List<DeviceGroup> valid(List<DeviceGroup> groups) {
    List<DeviceGroup> valid = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (DeviceGroup group : groups) {
      String name = name(group);
      Optional<String> wrong =
          wrong(group)
              .or(() -> names.add(name) ? Optional.empty() : Optional.of("there are two of it"));
      wrong.ifPresentOrElse(complaint -> leaveOut(name, complaint), () -> valid.add(group));
    }
    return valid;
  }

  private void leaveOut(String name, String complaint) {
    if (said.add(name + complaint)) {
      log.error(
          "the device {} is not offered to Nomad, which would not take it: {}", name, complaint);
    }
  }

  private static String name(DeviceGroup group) {
    return "%s/%s/%s".formatted(group.getVendor(), group.getDeviceType(), group.getDeviceName());
  }

  private static Optional<String> wrong(DeviceGroup group) {
    if (group.getVendor().isEmpty()
        || group.getDeviceType().isEmpty()
        || group.getDeviceName().isEmpty()) {
      return Optional.of("a part of its name is empty");
    }
    if (group.getDevicesCount() == 0) {
      return Optional.of("it has no instance");
    }
    Set<String> ids = new HashSet<>();
    for (DetectedDevice device : group.getDevicesList()) {
      if (device.getId().isEmpty() || !ids.add(device.getId())) {
        return Optional.of(
            "the instance ID \"%s\" is empty or there twice".formatted(device.getId()));
      }
    }
    return group.getAttributesMap().entrySet().stream()
        .filter(attribute -> !takes(attribute))
        .findFirst()
        .map(attribute -> "the attribute \"%s\" has no value".formatted(attribute.getKey()));
  }

  private static boolean takes(Map.Entry<String, Attribute> attribute) {
    return !attribute.getKey().isEmpty()
        && attribute.getValue().getValueCase() != Attribute.ValueCase.VALUE_NOT_SET;
  }
}
