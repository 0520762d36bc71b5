package dev.hatrack.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.nativeimage.recorder.Access;
import dev.hatrack.nativeimage.recorder.Access.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataFileTest {
  private final Path path;
  private final MetadataFile file;

  MetadataFileTest(@TempDir Path directory) {
    path = directory.resolve("reachability-metadata.json");
    file = new MetadataFile(path);
  }

  @Test
  void file_thatIsNotThere_saysNothing() throws IOException {
    assertThat(file.read().entries()).isEmpty();
  }

  @Test
  void entries_areKept() throws IOException {
    Metadata metadata =
        Metadata.of(
            List.of(
                new Entry(Kind.METHOD, "a.B", "<init>(int,java.lang.String[])"),
                new Entry(Kind.METHOD, "a.B", "get()"),
                new Entry(Kind.FIELD, "a.B", "value"),
                new Entry(Kind.ALLOCATION, "a.B", ""),
                new Entry(Kind.TYPE, "a.C[]", ""),
                new Entry(Kind.PROXY, "a.I,a.J", ""),
                new Entry(Kind.RESOURCE, "web/page.js", ""),
                new Entry(Kind.BUNDLE, "a.Strings", ""),
                new Entry(Kind.DOWNCALL, "jint", "void*,jint|CaptureCallState"),
                new Entry(Kind.DOWNCALL, "void", "")));

    file.write(metadata);

    assertThat(file.read()).isEqualTo(metadata);
  }

  @Test
  void entries_areSorted_aLineEach() throws IOException {
    file.write(
        Metadata.of(
            List.of(
                new Entry(Kind.TYPE, "b.C", ""),
                new Entry(Kind.METHOD, "a.B", "get(int)"),
                new Entry(Kind.RESOURCE, "openapi.json", ""),
                new Entry(Kind.DOWNCALL, "jint", "void*|CaptureCallState"))));

    assertThat(Files.readString(path))
        .isEqualTo(
            """
            {
              "reflection": [
                {"type":"a.B","methods":[{"name":"get","parameterTypes":["int"]}]},
                {"type":"b.C"}
              ],
              "resources": [
                {"glob":"openapi.json"}
              ],
              "foreign": {
                "downcalls": [
                  {"returnType":"jint","parameterTypes":["void*"],"options":{"captureCallState":true}}
                ]
              }
            }
            """);
  }

  @Test
  void aMember_makesItsClassKnown_butNoOtherMember() {
    Metadata metadata = Metadata.of(List.of(new Entry(Kind.METHOD, "a.B", "get()")));

    assertThat(metadata.covers(new Access(Kind.TYPE, "a.B", "", "caller"))).isTrue();
    assertThat(metadata.covers(new Access(Kind.METHOD, "a.B", "get()", "caller"))).isTrue();
    assertThat(metadata.covers(new Access(Kind.METHOD, "a.B", "set(int)", "caller"))).isFalse();
  }
}
