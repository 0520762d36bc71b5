package dev.hatrack.bus.linux;

import dev.hatrack.bus.BusException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What went wrong with a device file, in words for a person.
///
/// @param group whose members the system lets use it
record FileFailures(Path device, String group) {
  /// @param what the agent could not do: `can't be opened`
  BusException explain(String what, IOException failure) {
    return new BusException(
        BusException.Kind.ERROR,
        device
            + switch (failure) {
              case AccessDeniedException _ ->
                  " is not ours to use; add the agent's user to the group %s: sudo usermod -aG %s hatrack"
                      .formatted(group, group);
              case NoSuchFileException _ ->
                  " is not there, though the kernel names it; is its driver going, or /dev hidden"
                      + " from the agent?";
              default -> " " + what + ": " + failure.getMessage();
            },
        failure);
  }
}
