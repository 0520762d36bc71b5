package dev.hatrack.nativeimage;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hatrack.nativeimage.recorder.Access;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the libraries' own jars tell an image's builder below `META-INF/native-image`, in the older
/// files that they still have. Their conditions are taken for fulfilled: each names the class that
/// does the access.
///
/// @param types each element of each `reflect-config.json`
/// @param resources each pattern of each `resource-config.json`
record LibraryMetadata(List<JsonNode> types, List<Pattern> resources) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOLDER = "META-INF/native-image/";

  static LibraryMetadata none() {
    return new LibraryMetadata(List.of(), List.of());
  }

  /// @param folder of jars
  static LibraryMetadata of(Path folder) throws IOException {
    LibraryMetadata all = new LibraryMetadata(new ArrayList<>(), new ArrayList<>());
    try (Stream<Path> jars = Files.list(folder)) {
      for (Path jar : jars.sorted().toList()) {
        try (JarFile file = new JarFile(jar.toFile())) {
          for (JarEntry entry : file.stream().filter(LibraryMetadata::isConfig).toList()) {
            all.read(file, entry);
          }
        }
      }
    }
    return all;
  }

  private static boolean isConfig(JarEntry entry) {
    String name = entry.getName();
    return name.startsWith(FOLDER)
        && (name.endsWith("/reflect-config.json") || name.endsWith("/resource-config.json"));
  }

  private void read(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      JsonNode root = JSON.readTree(in);
      if (root.isArray()) {
        root.forEach(types::add);
      } else {
        JsonNode listed = root.path("resources");
        (listed.isArray() ? listed : listed.path("includes"))
            .forEach(it -> resources.add(Pattern.compile(it.get("pattern").textValue())));
      }
    }
  }

  boolean covers(Access access) {
    return switch (access.kind()) {
      case TYPE -> ofType(access).findAny().isPresent();
      case METHOD -> ofType(access).anyMatch(type -> hasMethod(type, access.member()));
      case FIELD -> ofType(access).anyMatch(type -> hasField(type, access.member()));
      case RESOURCE -> resources.stream().anyMatch(it -> it.matcher(access.target()).matches());
      default -> false;
    };
  }

  private Stream<JsonNode> ofType(Access access) {
    return types.stream().filter(it -> it.path("name").asText().equals(access.target()));
  }

  private static boolean hasMethod(JsonNode type, String member) {
    String all = member.startsWith("<init>") ? "allDeclaredConstructors" : "allDeclaredMethods";
    return type.path(all).asBoolean()
        || type.path("methods").valueStream().anyMatch(it -> signature(it).equals(member));
  }

  private static boolean hasField(JsonNode type, String name) {
    return type.path("allDeclaredFields").asBoolean()
        || type.path("fields").valueStream().anyMatch(it -> it.path("name").asText().equals(name));
  }

  private static String signature(JsonNode method) {
    return method.get("name").textValue()
        + ReflectionEntry.texts(method.path("parameterTypes")).collect(joining(",", "(", ")"));
  }
}
