package dev.hatrack.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateNamesTest {
  private final CertificateNames names =
      new CertificateNames(List.of("pi-1", "*.node.consul", "10.0.0.7"));

  @ParameterizedTest
  @CsvSource({
    "pi-1, true",
    "PI-1, true",
    "pi-2, false",
    "pi-1.node.consul, true",
    "a.pi-1.node.consul, false",
    "node.consul, false",
    "10.0.0.7, true",
    "10.0.0.8, false"
  })
  void cover(String host, boolean covered) {
    assertThat(names.cover(host)).isEqualTo(covered);
  }
}
