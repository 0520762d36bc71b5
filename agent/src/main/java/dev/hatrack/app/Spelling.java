package dev.hatrack.app;

import java.util.Collection;
import java.util.Comparator;

/// Finds the word that somebody probably meant.
final class Spelling {
  private Spelling() {}

  /// The known word with the fewest letters to insert, delete or replace (Levenshtein distance).
  static String nearest(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt((String candidate) -> distance(word, candidate)))
        .orElseThrow();
  }

  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replace = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
