package dev.hatrack.consul;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.board.Slot;
import dev.hatrack.board.simulated.SimulatedSenseHat;
import dev.hatrack.testing.SilentChips;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kiwiproject.consul.model.agent.Registration;

class WantedServicesTest {
  private final SilentChips chips = new SilentChips();
  private final SimulatedSenseHat simulated =
      SimulatedSenseHat.make(InstantSource.system(), chips::over);
  private final Slot slot = new Slot(simulated.board(), Optional.of(simulated));
  private final WantedServices services =
      new WantedServices("pi-office", URI.create("http://10.0.0.5:7070"), false);

  private Map<String, String> statuses() {
    return services.of(List.of(slot)).stream()
        .collect(
            Collectors.toMap(
                Registration::getName,
                service ->
                    service.getCheck().flatMap(Registration.RegCheck::getStatus).orElse("none")));
  }

  @Test
  void sensorBreaksOff_onlyTheSensorsAreCritical() {
    slot.check();
    chips.breakOff(0x5F);
    slot.check();

    assertThat(statuses())
        .containsEntry("hatrack", "passing")
        .containsEntry("hat-leds", "passing")
        .containsEntry("hat-buttons", "passing")
        .containsEntry("hat-sensors", "critical");
  }
}
