package dev.hatrack.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  @Test
  void words_sayWhere() {
    assertThat(Place.of("sh cluster")).isEqualTo(new Place.Typed(Place.Scene.CLUSTER, false));
    assertThat(Place.of("sh demo endless")).isEqualTo(new Place.Typed(Place.Scene.DEMO, true));
    assertThat(Place.of("sh machine .ci/run lab/run"))
        .isEqualTo(new Place.Machine(List.of(Path.of(".ci/run"), Path.of("lab/run"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash demo", "console", "sh elsewhere", "sh machine", "sh demo 2"})
  void otherWords_areRefusedWithThoseThereAre(String info) {
    assertThatThrownBy(() -> Place.of(info))
        .hasMessageStartingWith("```" + info)
        .hasMessageContaining("```sh machine FILE...")
        .hasMessageContaining("docs/architecture.md");
  }
}
