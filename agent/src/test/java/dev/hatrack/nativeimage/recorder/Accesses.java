package dev.hatrack.nativeimage.recorder;

import static java.util.stream.Collectors.joining;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one caller reaches, in the words of the metadata.
record Accesses(String caller) {
  Access type(Class<?> type) {
    return access(Access.Kind.TYPE, type.getTypeName(), "");
  }

  Access allocation(Class<?> type) {
    return access(Access.Kind.ALLOCATION, type.getTypeName(), "");
  }

  Access constructor(Class<?> type) {
    return access(Access.Kind.METHOD, type.getTypeName(), "<init>()");
  }

  /// A `Method`, `Constructor` or `Field`.
  Access member(Object reflected) {
    Member member = (Member) reflected;
    String type = member.getDeclaringClass().getTypeName();
    if (reflected instanceof Executable method) {
      String name = method instanceof Constructor ? "<init>" : method.getName();
      return access(Access.Kind.METHOD, type, name + in(List.of(method.getParameterTypes())));
    }
    return access(Access.Kind.FIELD, type, ((Field) reflected).getName());
  }

  /// A method that was looked for from this class on upwards: metadata wants the class that has it.
  Access method(Class<?> from, String name, MethodType signature) {
    Class<?>[] parameters = signature.parameterArray();
    Class<?> owner =
        upwards(from).filter(type -> declares(type, name, parameters)).findFirst().orElse(from);
    return access(Access.Kind.METHOD, owner.getTypeName(), name + in(signature.parameterList()));
  }

  Access field(Class<?> type, String name) {
    return access(Access.Kind.FIELD, type.getTypeName(), name);
  }

  Access proxy(Class<?>[] interfaces) {
    String names = Arrays.stream(interfaces).map(Class::getTypeName).collect(joining(","));
    return access(Access.Kind.PROXY, names, "");
  }

  Access resource(String path) {
    return access(Access.Kind.RESOURCE, path, "");
  }

  Access bundle(String name) {
    return access(Access.Kind.BUNDLE, name, "");
  }

  Access library(String name) {
    return access(Access.Kind.LIBRARY, name, "");
  }

  /// A C function's shape; `|` and the option's name behind it where one is given.
  Access foreign(String call, List<@Nullable Object> arguments) {
    FunctionDescriptor function =
        arguments.stream()
            .filter(FunctionDescriptor.class::isInstance)
            .map(FunctionDescriptor.class::cast)
            .findFirst()
            .orElseThrow();
    String options =
        arguments.getLast() instanceof Linker.Option[] given
            ? Arrays.stream(given)
                .map(option -> "|" + option.getClass().getSimpleName())
                .collect(joining())
            : "";
    String parameters =
        function.argumentLayouts().stream().map(Accesses::layout).collect(joining(","));
    Access.Kind kind = "downcallHandle".equals(call) ? Access.Kind.DOWNCALL : Access.Kind.UPCALL;
    return access(
        kind, function.returnLayout().map(Accesses::layout).orElse("void"), parameters + options);
  }

  /// `Linker.canonicalLayouts` has the same names for these on each machine.
  private static String layout(MemoryLayout layout) {
    if (!(layout instanceof ValueLayout value)) {
      return layout.toString();
    }
    return value.carrier().isPrimitive() ? "j" + value.carrier().getName() : "void*";
  }

  private static Stream<Class<?>> upwards(Class<?> from) {
    Stream<Class<?>> above =
        Stream.concat(
            Optional.<Class<?>>ofNullable(from.getSuperclass()).stream(),
            Arrays.stream(from.getInterfaces()));
    return Stream.concat(Stream.of(from), above.flatMap(Accesses::upwards));
  }

  private static boolean declares(Class<?> type, String name, Class<?>[] parameters) {
    Stream<? extends Executable> methods =
        "<init>".equals(name)
            ? Arrays.stream(type.getDeclaredConstructors())
            : Arrays.stream(type.getDeclaredMethods()).filter(it -> it.getName().equals(name));
    return methods.anyMatch(it -> Arrays.equals(it.getParameterTypes(), parameters));
  }

  private static String in(List<Class<?>> types) {
    return types.stream().map(Class::getTypeName).collect(joining(",", "(", ")"));
  }

  private Access access(Access.Kind kind, String target, String member) {
    return new Access(kind, target, member, caller);
  }
}
