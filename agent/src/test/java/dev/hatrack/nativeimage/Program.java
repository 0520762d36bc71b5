package dev.hatrack.nativeimage;

import dev.hatrack.nativeimage.recorder.Access;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// A program, what it was seen to do, and what its metadata file says.
///
/// @param file its own
/// @param accesses of all its runs
/// @param others files of ours whose jars it has with it
/// @param libraries what comes with its libraries
record Program(
    MetadataFile file,
    List<Access> accesses,
    List<MetadataFile> others,
    LibraryMetadata libraries) {
  /// What nobody has told the image's builder, each as `caller: what`.
  NavigableSet<String> notCovered() throws IOException {
    NavigableSet<String> lines = new TreeSet<>();
    for (Access access : missing()) {
      lines.add(access.caller() + ": " + Entry.of(access));
    }
    return lines;
  }

  /// What the file names and is nowhere.
  List<Entry> gone(Existence existence) throws IOException {
    return file.read().entries().stream().filter(it -> !existence.of(it)).toList();
  }

  /// Adds to the file what is missing, and takes out what is gone.
  void fix(Existence existence) throws IOException {
    List<Entry> entries = new ArrayList<>(file.read().entries());
    missing().stream().map(Entry::of).forEach(entries::add);
    file.write(Metadata.of(entries.stream().filter(existence::of).toList()));
  }

  private List<Access> missing() throws IOException {
    List<Metadata> told = new ArrayList<>(List.of(file.read()));
    for (MetadataFile other : others) {
      told.add(other.read());
    }
    return accesses.stream()
        .filter(access -> told.stream().noneMatch(metadata -> metadata.covers(access)))
        .filter(access -> !libraries.covers(access))
        .toList();
  }
}
