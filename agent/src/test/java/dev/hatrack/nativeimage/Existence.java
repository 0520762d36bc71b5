package dev.hatrack.nativeimage;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether what an entry names is there at all, on the class path or in the JDK.
record Existence(ClassLoader loader) {
  boolean of(Entry entry) {
    return switch (entry.kind()) {
      case TYPE, ALLOCATION -> type(entry.target()).isPresent();
      case METHOD -> type(entry.target()).stream().anyMatch(it -> has(it, entry.member()));
      case FIELD -> type(entry.target()).stream().anyMatch(it -> hasField(it, entry.member()));
      case PROXY -> Arrays.stream(entry.target().split(",")).allMatch(it -> type(it).isPresent());
      case RESOURCE -> loader.getResource(entry.target()) != null;
      case BUNDLE -> loader.getResource(entry.target().replace('.', '/') + ".properties") != null;
      case DOWNCALL, UPCALL, LIBRARY -> true;
    };
  }

  private Optional<Class<?>> type(String name) {
    if (name.endsWith("[]")) {
      return type(name.substring(0, name.length() - 2)).map(Class::arrayType);
    }
    Class<?> primitive = Class.forPrimitiveName(name);
    if (primitive != null) {
      return Optional.of(primitive);
    }
    try {
      return Optional.of(Class.forName(name, false, loader));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static boolean has(Class<?> type, String member) {
    return Stream.concat(
            Arrays.stream(type.getDeclaredMethods())
                .map(it -> it.getName() + in(it.getParameterTypes())),
            Arrays.stream(type.getDeclaredConstructors())
                .map(it -> "<init>" + in(it.getParameterTypes())))
        .anyMatch(member::equals);
  }

  private static String in(Class<?>[] types) {
    return Arrays.stream(types).map(Class::getTypeName).collect(joining(",", "(", ")"));
  }

  /// A field that reflection is not shown (`Throwable.backtrace` and its like) is not reached
  /// either.
  private static boolean hasField(Class<?> type, String name) {
    return Arrays.stream(type.getDeclaredFields()).anyMatch(it -> it.getName().equals(name));
  }
}
