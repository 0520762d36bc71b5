package dev.hatrack.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A program that ought to answer over the network.
///
/// @param name as its makers write it: `Consul`
/// @param address where it should answer
/// @param wanted whether the configuration asks for it
/// @param whenSilent the lines to type when nobody answers
/// @param whenRefused the lines to type when it refuses the token
public record Service(
    String name,
    String address,
    boolean wanted,
    Question question,
    List<String> whenSilent,
    List<String> whenRefused) {
  public Service {
    whenSilent = List.copyOf(whenSilent);
    whenRefused = List.copyOf(whenRefused);
  }

  /// One harmless request.
  @FunctionalInterface
  public interface Question {
    /// @return empty when it answers us; its words when it refuses our token
    /// @throws IOException when nobody answers, or not as this program does
    Optional<String> ask() throws IOException;
  }
}
