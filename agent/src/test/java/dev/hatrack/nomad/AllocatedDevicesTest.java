package dev.hatrack.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// By Nomad's API documentation; no such answer was recorded.
class AllocatedDevicesTest {
  private static Allocation read(String json) throws JsonProcessingException {
    return Allocation.of(new ObjectMapper().readTree(json));
  }

  @Test
  void allocation_tellsWhichTaskWasGivenWhichBoards() throws JsonProcessingException {
    Allocation allocation =
        read(
            """
            {"ID": "1f2c75be", "Namespace": "ops", "JobID": "clock", "CreateIndex": 42, "AllocatedResources":
              {"Tasks": {
                "clock": {"Devices": [
                  {"Vendor": "pimoroni", "Type": "hat", "Name": "scroll-hat-mini", "DeviceIDs": ["scroll-hat-mini"]},
                  {"Vendor": "pimoroni", "Type": "hat-shared", "Name": "inky-phat", "DeviceIDs": ["inky-phat#1", "inky-phat#2"]},
                  {"Vendor": "nvidia", "Type": "gpu", "Name": "t4", "DeviceIDs": ["GPU-1"]}]},
                "sidecar": {"Devices": null}}}}
            """);

    assertThat(allocation.devices())
        .isEqualTo(Map.of("clock", Set.of("scroll-hat-mini", "inky-phat#1", "inky-phat#2")));
    assertThat(allocation.job()).isEqualTo(new Allocation.Job("ops", "clock"));
    assertThat(allocation.created()).isEqualTo(42);
  }

  @Test
  void allocation_withoutResources_wasGivenNothing() throws JsonProcessingException {
    assertThat(read("{\"ID\": \"1f2c75be\", \"AllocatedResources\": null}").devices()).isEmpty();
  }
}
