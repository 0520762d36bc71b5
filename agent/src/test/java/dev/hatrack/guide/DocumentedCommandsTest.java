package dev.hatrack.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every block of commands in the documents says where it is run, and those that need a machine of
/// their own stand in the test that they name. {@link DemoCommandsIT} and {@link ClusterCommandsIT}
/// run the others.
class DocumentedCommandsTest {
  static List<Page> pages() throws IOException {
    return Page.all();
  }

  @Test
  void documents_haveCommands() throws IOException {
    assertThat(pages().stream().mapToInt(page -> page.typed().size()).sum()).isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyBlock_saysWhereItIsRun(Page page) {
    for (Block block : page.typed()) {
      assertThatCode(block::place).as(block.toString()).doesNotThrowAnyException();
      assertThat(block.commands()).as(block.toString()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commandsForAMachineOfTheirOwn_standInTheTestThatIsNamed(Page page) throws IOException {
    for (Block block : page.typed()) {
      if (block.place() instanceof Place.Machine machine) {
        String tests = read(block, machine.tests());
        assertThat(block.commands())
            .as("%s: commands that %s has, so that they are run", block, machine.tests())
            .allMatch(command -> Words.has(tests, command));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void outputThatIsPromised_belongsToCommandsThatAreRunHere(Page page) {
    List<Block> promised = page.blocks().stream().filter(Block::isOutput).toList();
    List<Block> compared =
        page.typed().stream()
            .filter(block -> block.place().equals(typed(block)))
            .flatMap(block -> page.output(block).stream())
            .toList();

    assertThat(promised)
        .as("%s: ```text output blocks that nothing compares", page)
        .isEqualTo(compared);
  }

  private static Place typed(Block block) {
    return block.place() instanceof Place.Typed(Place.Scene scene, boolean _)
        ? new Place.Typed(scene, false)
        : new Place.Machine(List.of());
  }

  private static String read(Block block, List<Path> tests) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path test : tests) {
      Path file = Page.ROOT.resolve(test);
      assertThat(file).as("%s names a test that is not there", block).isRegularFile();
      all.append(Files.readString(file)).append('\n');
    }
    return all.toString();
  }
}
