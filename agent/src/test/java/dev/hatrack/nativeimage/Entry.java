package dev.hatrack.nativeimage;

import dev.hatrack.nativeimage.recorder.Access;
import dev.hatrack.nativeimage.recorder.Access.Kind;
import java.util.Comparator;

/// One statement of a metadata file, in the words of [Access].
record Entry(Kind kind, String target, String member) implements Comparable<Entry> {
  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::target).thenComparing(Entry::kind).thenComparing(Entry::member);

  /// What an access asks for.
  static Entry of(Access access) {
    return new Entry(access.kind(), access.target(), access.member());
  }

  /// That a class is known at all.
  static Entry type(String name) {
    return new Entry(Kind.TYPE, name, "");
  }

  @Override
  public int compareTo(Entry other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return (kind + " " + target + " " + member).strip();
  }
}
