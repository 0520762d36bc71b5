package dev.hatrack.nativeimage.recorder;

/// One thing that was reached by name or by reflection.
///
/// @param kind of thing
/// @param target the class (`java.lang.String[]` for an array), the proxy's interfaces joined by
///   commas, the path, the bundle's name, or a C function's result
/// @param member `name(type,type)` of a method, the name of a field, the parameters of a C
///   function; empty for anything else
/// @param caller the method whose code did it
public record Access(Kind kind, String target, String member, String caller) {
  /// What can be reached so.
  public enum Kind {
    TYPE,
    METHOD,
    FIELD,
    ALLOCATION,
    PROXY,
    RESOURCE,
    BUNDLE,
    DOWNCALL,
    /// Cannot be said in metadata: C code that may call back.
    UPCALL,
    /// Read for people: C code in a library may call back by names of its own.
    LIBRARY
  }

  private static final String BETWEEN = "\t";

  /// As a line of a recording.
  String line() {
    return String.join(BETWEEN, kind.name(), target, member, caller);
  }

  /// From a line of a recording.
  public static Access read(String line) {
    String[] parts = line.split(BETWEEN, -1);
    return new Access(Kind.valueOf(parts[0]), parts[1], parts[2], parts[3]);
  }
}
