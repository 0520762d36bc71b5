package dev.hatrack.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of the documents.
///
/// @param file from the repository's root
public record Page(Path file, List<Block> blocks) {
  static final Path ROOT = Path.of("..");

  private static final Pattern FENCE = Pattern.compile(" *(`{3,})(.*)");

  /// README.md, and every page below docs.
  public static List<Page> all() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      List<Page> pages = new ArrayList<>(List.of(read(Path.of("README.md"))));
      for (Path file :
          docs.filter(path -> path.toString().endsWith(".md"))
              .map(ROOT::relativize)
              .sorted()
              .toList()) {
        pages.add(read(file));
      }
      return pages;
    }
  }

  private static Page read(Path file) throws IOException {
    return of(file, Files.readAllLines(ROOT.resolve(file)));
  }

  /// @throws IllegalArgumentException when a block has no end
  static Page of(Path file, List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        int end = end(file, lines, i, fence.group(1));
        String info = fence.group(2).strip();
        blocks.add(new Block(file, i + 1, info, List.copyOf(lines.subList(i + 1, end))));
        i = end;
      }
    }
    return new Page(file, List.copyOf(blocks));
  }

  private static int end(Path file, List<String> lines, int start, String fence) {
    for (int i = start + 1; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(fence)) {
        return i;
      }
    }
    throw new IllegalArgumentException(file + ":" + (start + 1) + ": this block has no end");
  }

  /// Every block that a reader types.
  List<Block> typed() {
    return blocks.stream().filter(Block::isTyped).toList();
  }

  /// What the page says that a typed block prints, where it does.
  Optional<Block> output(Block typed) {
    return blocks.stream()
        .skip(blocks.indexOf(typed) + 1L)
        .takeWhile(block -> !block.isTyped())
        .filter(Block::isOutput)
        .findFirst();
  }

  /// The blocks that are typed in a scene, in their order.
  public List<Block> typedIn(Place.Scene scene) {
    return typed().stream()
        .filter(block -> block.place() instanceof Place.Typed typed && typed.scene() == scene)
        .toList();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
