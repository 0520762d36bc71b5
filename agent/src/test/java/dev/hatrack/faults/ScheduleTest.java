package dev.hatrack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static List<Fault> faults(long seed, int count) {
    return Stream.generate(new Schedule(seed)::next).limit(count).toList();
  }

  @Test
  void schedule_sameSeed_sameFaults() {
    assertThat(faults(7, 500)).isEqualTo(faults(7, 500));
  }

  @Test
  void schedule_anotherSeed_otherFaults() {
    assertThat(faults(7, 500)).isNotEqualTo(faults(8, 500));
  }

  @Test
  void schedule_fiveThousand_leavesNoKindOut() {
    assertThat(faults(1, 5000).stream().map(Fault::getClass).distinct().toList())
        .hasSameSizeAs(Fault.class.getPermittedSubclasses());
  }
}
