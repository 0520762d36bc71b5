package dev.hatrack.nativeimage.recorder;

import java.util.Map;
import java.util.Set;

/// The calls that a native image has to know the outcome of. `ServiceLoader` is not among them: the
/// image's builder reads `META-INF/services` itself.
final class WatchedCalls {
  private static final Set<String> LOADER =
      Set.of(
          "loadClass",
          "getResource",
          "getResources",
          "getResourceAsStream",
          "resources",
          "getSystemResource",
          "getSystemResources",
          "getSystemResourceAsStream");
  private static final Set<String> UPDATER = Set.of("newUpdater");
  private static final Set<String> LIBRARY = Set.of("load", "loadLibrary");
  private static final Map<String, Set<String>> CALLS =
      Map.ofEntries(
          Map.entry(
              "java/lang/Class",
              Set.of(
                  "forName",
                  "newInstance",
                  "getMethods",
                  "getMethod",
                  "getDeclaredMethods",
                  "getDeclaredMethod",
                  "getConstructors",
                  "getConstructor",
                  "getDeclaredConstructors",
                  "getDeclaredConstructor",
                  "getFields",
                  "getField",
                  "getDeclaredFields",
                  "getDeclaredField",
                  "getRecordComponents",
                  "getClasses",
                  "getDeclaredClasses",
                  "getPermittedSubclasses",
                  "getNestMembers",
                  "arrayType",
                  "getResource",
                  "getResourceAsStream")),
          Map.entry("java/lang/ClassLoader", LOADER),
          Map.entry("java/net/URLClassLoader", LOADER),
          Map.entry("java/lang/Module", Set.of("getResourceAsStream")),
          Map.entry("java/lang/reflect/Array", Set.of("newInstance")),
          Map.entry("java/lang/reflect/Method", Set.of("invoke")),
          Map.entry("java/lang/reflect/Constructor", Set.of("newInstance")),
          Map.entry("java/lang/reflect/Field", field()),
          Map.entry("java/lang/reflect/Proxy", Set.of("newProxyInstance", "getProxyClass")),
          Map.entry("java/util/ResourceBundle", Set.of("getBundle")),
          Map.entry("java/lang/invoke/MethodHandles$Lookup", lookup()),
          Map.entry("java/util/concurrent/atomic/AtomicIntegerFieldUpdater", UPDATER),
          Map.entry("java/util/concurrent/atomic/AtomicLongFieldUpdater", UPDATER),
          Map.entry("java/util/concurrent/atomic/AtomicReferenceFieldUpdater", UPDATER),
          Map.entry(
              "sun/misc/Unsafe",
              Set.of(
                  "objectFieldOffset", "staticFieldOffset", "staticFieldBase", "allocateInstance")),
          Map.entry("java/lang/foreign/Linker", Set.of("downcallHandle", "upcallStub")),
          Map.entry("java/lang/System", LIBRARY),
          Map.entry("java/lang/Runtime", LIBRARY));

  private WatchedCalls() {}

  private static Set<String> field() {
    return Set.of(
        "get",
        "getBoolean",
        "getInt",
        "getLong",
        "getDouble",
        "set",
        "setBoolean",
        "setInt",
        "setLong",
        "setDouble");
  }

  private static Set<String> lookup() {
    return Set.of(
        "findClass",
        "findStatic",
        "findVirtual",
        "findSpecial",
        "findConstructor",
        "findGetter",
        "findSetter",
        "findStaticGetter",
        "findStaticSetter",
        "findVarHandle",
        "findStaticVarHandle",
        "unreflect",
        "unreflectSpecial",
        "unreflectConstructor",
        "unreflectGetter",
        "unreflectSetter",
        "unreflectVarHandle");
  }

  /// @param owner as in class files, with slashes
  static boolean contains(String owner, String name) {
    return CALLS.getOrDefault(owner, Set.of()).contains(name);
  }

  /// Whether the access is one even where the called code throws: it has been reached.
  static boolean isUse(String owner) {
    return switch (owner) {
      case "java/lang/reflect/Method", "java/lang/reflect/Constructor", "java/lang/reflect/Field" ->
          true;
      default -> false;
    };
  }
}
