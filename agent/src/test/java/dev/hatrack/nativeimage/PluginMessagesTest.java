package dev.hatrack.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.GeneratedMessageLite;
import dev.hatrack.nativeimage.recorder.Access.Kind;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Protobuf finds the fields of a message by their names when it first reads or writes one of its
/// kind. Which kinds those are depends on what a Nomad says, so an image has to know them all, and
/// not only those of a day that was recorded.
class PluginMessagesTest {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Path MESSAGES = CLASSES.resolve("dev/hatrack/plugin/wire");
  private static final MetadataFile METADATA = MetadataFile.of(Path.of(""), "hatrack-agent");

  private static List<Class<?>> messages() throws IOException, ClassNotFoundException {
    List<Class<?>> messages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MESSAGES)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
        String name = CLASSES.relativize(file).toString().replace(".class", "").replace('/', '.');
        Class<?> type = Class.forName(name, false, PluginMessagesTest.class.getClassLoader());
        if (GeneratedMessageLite.class.isAssignableFrom(type)) {
          messages.add(type);
        }
      }
    }
    return messages;
  }

  private static Stream<Field> fields(Class<?> message) {
    return Arrays.stream(message.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .filter(field -> field.getName().endsWith("_"));
  }

  /// With those of Protobuf's own messages in it, times for instance.
  private static Stream<Entry> entries(Class<?> message) {
    return Stream.concat(
            Stream.of(message),
            fields(message)
                .<Class<?>>map(Field::getType)
                .filter(GeneratedMessageLite.class::isAssignableFrom))
        .flatMap(PluginMessagesTest::fields)
        .map(field -> new Entry(Kind.FIELD, field.getDeclaringClass().getName(), field.getName()));
  }

  @Test
  void anImage_knowsTheFieldsOfEachMessage() throws IOException, ClassNotFoundException {
    List<Entry> entries = messages().stream().flatMap(PluginMessagesTest::entries).toList();

    assertThat(entries).hasSizeGreaterThan(200);
    assertThat(METADATA.read().entries()).containsAll(entries);
  }
}
