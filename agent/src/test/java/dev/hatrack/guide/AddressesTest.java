package dev.hatrack.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressesTest {
  private final Addresses addresses =
      new Addresses(Map.of("7070", "11000", "8600", "12000", "node", "127.0.0.1"));

  @Test
  void usualPorts_becomeThoseOfTheTest() {
    assertThat(addresses.in("curl -s 127.0.0.1:7070/hat; sudo dig @127.0.0.1 -p 8600 a SRV"))
        .isEqualTo("curl -s 127.0.0.1:11000/hat; dig @127.0.0.1 -p 12000 a SRV");
    assertThat(addresses.in("curl node:7070/hat/leds")).isEqualTo("curl 127.0.0.1:11000/hat/leds");
  }

  @Test
  void otherNumbersAndWords_stay() {
    assertThat(addresses.in("nomad node status 17070 70700"))
        .isEqualTo("nomad node status 17070 70700");
  }

  @Test
  void portOfNobody_isSaid() {
    assertThatThrownBy(() -> addresses.in("curl 127.0.0.1:4646/v1/jobs"))
        .hasMessageStartingWith("nothing answers at 4646");
  }
}
