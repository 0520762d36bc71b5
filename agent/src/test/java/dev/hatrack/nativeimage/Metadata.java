package dev.hatrack.nativeimage;

import dev.hatrack.nativeimage.recorder.Access;
import dev.hatrack.nativeimage.recorder.Access.Kind;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/// What a program has told an image's builder.
///
/// @param entries each in its own words; a class that is named at all is known
record Metadata(NavigableSet<Entry> entries) {
  static Metadata of(Collection<Entry> entries) {
    NavigableSet<Entry> all = new TreeSet<>(entries);
    entries.stream()
        .filter(Metadata::isOfAType)
        .map(it -> Entry.type(it.target()))
        .forEach(all::add);
    return new Metadata(all);
  }

  /// Whether an image made with it does what the access did.
  boolean covers(Access access) {
    return access.kind() == Kind.LIBRARY || entries.contains(Entry.of(access));
  }

  private static boolean isOfAType(Entry entry) {
    return switch (entry.kind()) {
      case METHOD, FIELD, ALLOCATION -> true;
      default -> false;
    };
  }
}
