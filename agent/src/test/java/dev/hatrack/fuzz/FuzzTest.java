package dev.hatrack.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every parser, with thousands of wrong inputs made from a seed that is fixed, so that a build
/// that passed passes again. `-Dfuzz.seed=` takes another one, `-Dfuzz.rounds=` more of them. A
/// parser that never returns fails by the test's own time limit, which is many times what the
/// rounds need.
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FuzzTest {
  private static final Logger log = LoggerFactory.getLogger(FuzzTest.class);
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_121);
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 4_000);
  private static final Path FOUND = Path.of("src/test/resources/fuzz");

  static List<Target> parsers() {
    return Targets.all();
  }

  @ParameterizedTest
  @MethodSource("parsers")
  void rightInput_isTaken(Target parser) throws Exception {
    assertThat(parser.seeds()).isNotEmpty();
    for (byte[] seed : parser.seeds()) {
      parser.read(seed);
    }
  }

  @ParameterizedTest
  @MethodSource("parsers")
  void wrongInput_isRefusedInWords(Target parser) {
    int rounds = ROUNDS / parser.effort();
    log.info("{}: {} inputs, -Dfuzz.seed={}", parser.name(), rounds, SEED);
    Trial trial = new Trial(parser);
    parser.seeds().forEach(trial::of);
    Mutations mutations = new Mutations(new SplittableRandom(SEED), parser.seeds(), parser.words());
    for (int round = 0; round < rounds; round++) {
      trial.of(mutations.next());
    }
  }

  /// What `tools/fuzz` has found once, in a file each: `src/test/resources/fuzz/PARSER/`.
  @ParameterizedTest
  @MethodSource("parsers")
  void whatWasFoundOnce_staysMended(Target parser) throws IOException {
    Path directory = FOUND.resolve(parser.name());
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.sorted().toList()) {
          new Trial(parser).of(Files.readAllBytes(file));
        }
      }
    }
  }

  @Test
  void everyTarget_isFound() {
    List<String> written =
        new ClassFileImporter()
            .importPackages("dev.hatrack").stream()
                .filter(type -> type.isAssignableTo(Target.class) && !type.isInterface())
                .map(type -> type.getName())
                .toList();

    assertThat(Targets.all().stream().map(target -> target.getClass().getName()))
        .containsExactlyInAnyOrderElementsOf(written);
  }
}
