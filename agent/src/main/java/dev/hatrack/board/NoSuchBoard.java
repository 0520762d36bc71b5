package dev.hatrack.board;

import java.io.Serial;
import java.util.List;

/// No board of that name, or none that can do what is asked. The message says which there are.
public final class NoSuchBoard extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<String> available;

  NoSuchBoard(String what, List<String> available) {
    super(what + "; " + words(available));
    this.available = List.copyOf(available);
  }

  /// The slugs of the boards that would do.
  public List<String> available() {
    return available;
  }

  private static String words(List<String> slugs) {
    return slugs.isEmpty()
        ? "there are none: name them under boards in the configuration"
        : "there is " + String.join(", ", slugs);
  }
}
