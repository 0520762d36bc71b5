package dev.hatrack.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.training.TrainingDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A native image does by name and by reflection only what it was told of when it was built. So the
/// agent lives the day of `hatrack train` and every command and task is run, on the JVM and
/// recorded, and what they did is compared with what the metadata says.
///
/// `-Dmetadata.fix` brings our two files up to date.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReachabilityMetadataIT {
  private static final boolean FIX = System.getProperty("metadata.fix") != null;

  private final Existence existence = new Existence(getClass().getClassLoader());
  private final Program tasks;
  private final Program agent;

  ReachabilityMetadataIT(@TempDir Path directory) throws IOException, InterruptedException {
    Recorder agentRecorder = Recorder.in(Files.createDirectory(directory.resolve("agent")));
    Recorder taskRecorder = Recorder.in(Files.createDirectory(directory.resolve("tasks")));
    Evening evening = new Evening(agentRecorder, taskRecorder, directory.resolve("picture.png"));
    new TrainingDay(
            Files.createDirectory(directory.resolve("day")), Evening.LAUNCHER.toAbsolutePath())
        .live(arguments -> agentRecorder.start(Evening.AGENT_JAR, arguments), evening::spend);

    MetadataFile tasksFile = MetadataFile.of(Path.of("..", "hat-tasks"), "hat-tasks");
    tasks = new Program(tasksFile, taskRecorder.accesses(), List.of(), LibraryMetadata.none());
    agent =
        new Program(
            MetadataFile.of(Path.of(""), "hatrack-agent"),
            agentRecorder.accesses(),
            List.of(tasksFile),
            LibraryMetadata.of(Path.of("target", "lib")));
  }

  @BeforeAll
  void fix() throws IOException {
    if (FIX) {
      tasks.fix(existence);
      agent.fix(existence);
    }
  }

  @Test
  void agent_doesNothingThatAnImageIsNotToldOf() throws IOException {
    assertThat(agent.accesses()).hasSizeGreaterThan(100);
    assertThat(agent.notCovered()).as(advice()).isEmpty();
  }

  @Test
  void tasks_doNothingThatAnImageIsNotToldOf() throws IOException {
    assertThat(tasks.accesses()).hasSizeGreaterThan(50);
    assertThat(tasks.notCovered()).as(advice()).isEmpty();
  }

  @Test
  void everyEntry_isOfSomethingThatIsThere() throws IOException {
    assertThat(agent.gone(existence)).as(advice()).isEmpty();
    assertThat(tasks.gone(existence)).as(advice()).isEmpty();
  }

  private static String advice() {
    return "run `mvn verify -pl agent -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false"
        + " -Dit.test=ReachabilityMetadataIT -Dmetadata.fix` and look at what it changes";
  }
}
