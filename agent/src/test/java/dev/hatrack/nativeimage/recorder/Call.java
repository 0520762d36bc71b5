package dev.hatrack.nativeimage.recorder;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A watched call, and what it reached. A search that found nothing reached nothing: in a native
/// image it finds nothing either.
///
/// @param result null for a number, and before the call
/// @param arguments the receiver first, if it has one; null for a number
/// @param owner its class, with slashes
record Call(
    @Nullable Object result,
    List<@Nullable Object> arguments,
    String owner,
    String name,
    Accesses accesses) {

  private static final Pattern FILLED_FROM_DATA =
      Pattern.compile("dev\\.hatrack\\.|org\\.kiwiproject\\.consul\\.model\\.");

  Stream<Access> reached() {
    return switch (owner) {
      case "java/lang/Class" -> ofClass();
      case "java/lang/ClassLoader", "java/net/URLClassLoader", "java/lang/Module" -> ofLoader();
      case "java/lang/reflect/Array" -> Stream.of(accesses.type(requireNonNull(result).getClass()));
      case "java/lang/reflect/Method", "java/lang/reflect/Constructor", "java/lang/reflect/Field" ->
          Stream.of(accesses.member(first()));
      case "java/lang/reflect/Proxy" ->
          Stream.of(accesses.proxy(arguments.get(1) instanceof Class<?>[] types ? types : none()));
      case "java/util/ResourceBundle" -> Stream.of(accesses.bundle(first().toString()));
      case "java/lang/invoke/MethodHandles$Lookup" -> ofLookup();
      case "sun/misc/Unsafe" -> ofUnsafe();
      case "java/lang/foreign/Linker" -> Stream.of(accesses.foreign(name, arguments));
      case "java/lang/System", "java/lang/Runtime" ->
          Stream.of(accesses.library(String.valueOf(arguments.getLast())));
      default -> Stream.of(accesses.field(type(0), String.valueOf(arguments.getLast())));
    };
  }

  private Stream<Access> ofClass() {
    if (result == null) {
      return Stream.empty();
    }
    return switch (name) {
      case "forName", "arrayType" -> Stream.of(accesses.type((Class<?>) result));
      case "newInstance" -> Stream.of(accesses.constructor(result.getClass()));
      case "getResource", "getResourceAsStream" ->
          Stream.of(accesses.resource(pathFrom(type(0), argument(1, String.class))));
      default -> membersOf(type(0), result);
    };
  }

  /// A list of members needs the class; one that was asked for by its name is going to be used.
  /// What is used of a list depends on the data where it is a command's or a model's: any of it
  /// then.
  private Stream<Access> membersOf(Class<?> type, Object found) {
    if (found instanceof Member) {
      return Stream.of(accesses.type(type), accesses.member(found));
    }
    if (Array.getLength(found) == 0) {
      return Stream.empty();
    }
    Stream<Access> members =
        found instanceof Member[] listed && FILLED_FROM_DATA.matcher(type.getName()).lookingAt()
            ? Arrays.stream(listed).map(accesses::member)
            : Stream.empty();
    return Stream.concat(Stream.of(accesses.type(type)), members);
  }

  private Stream<Access> ofLoader() {
    if (result instanceof Class<?> type) {
      return Stream.of(accesses.type(type));
    }
    String path = (String) requireNonNull(arguments.getLast());
    boolean there =
        arguments.get(0) instanceof ClassLoader loader
            ? loader.getResource(path) != null
            : ClassLoader.getSystemResource(path) != null;
    return there ? Stream.of(accesses.resource(path)) : Stream.empty();
  }

  private Stream<Access> ofLookup() {
    if (name.startsWith("unreflect")) {
      return Stream.of(accesses.member(requireNonNull(arguments.get(1))));
    }
    return switch (name) {
      case "findClass" -> Stream.of(accesses.type((Class<?>) requireNonNull(result)));
      case "findConstructor" ->
          Stream.of(accesses.method(type(1), "<init>", argument(2, MethodType.class)));
      case "findStatic", "findVirtual", "findSpecial" ->
          Stream.of(
              accesses.method(type(1), argument(2, String.class), argument(3, MethodType.class)));
      default -> Stream.of(accesses.field(type(1), argument(2, String.class)));
    };
  }

  private Stream<Access> ofUnsafe() {
    return arguments.get(1) instanceof Class<?> type
        ? Stream.of(accesses.allocation(type))
        : Stream.of(accesses.member(requireNonNull(arguments.get(1))));
  }

  private static Class<?>[] none() {
    return new Class<?>[0];
  }

  private Object first() {
    return requireNonNull(arguments.get(0));
  }

  private Class<?> type(int index) {
    return (Class<?>) requireNonNull(arguments.get(index));
  }

  private <T> T argument(int index, Class<T> type) {
    return type.cast(requireNonNull(arguments.get(index)));
  }

  private static String pathFrom(Class<?> type, String name) {
    return name.startsWith("/")
        ? name.substring(1)
        : Optional.of(type.getPackageName())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> folder.replace('.', '/') + "/")
                .orElse("")
            + name;
  }
}
