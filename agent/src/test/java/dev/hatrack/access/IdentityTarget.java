package dev.hatrack.access;

import dev.hatrack.fuzz.Target;
import dev.hatrack.testing.SteppedClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// A workload identity, which anybody may make up.
public final class IdentityTarget implements Target {
  private final SteppedClock clock = new SteppedClock();
  private final WorkloadIdentities identities =
      new WorkloadIdentities(new NomadKeys(() -> resource("jwks.json"), clock), clock);

  private static String resource(String name) {
    try (InputStream in = IdentityTarget.class.getResourceAsStream("/dev/hatrack/nomad/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "identity";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(resource("nomad_hatrack.jwt").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<byte[]> words() {
    return Stream.of(".", "..", "e30", "eyJhbGciOiJub25lIn0", "bnVsbA", "W10", "=", "-_")
        .map(word -> word.getBytes(StandardCharsets.US_ASCII))
        .toList();
  }

  /// The recorded one has expired, so not even that one is taken.
  @Override
  public void read(byte[] input) {
    try {
      throw new IllegalStateException(
          "it took an identity that nobody has signed for now: "
              + identities.verify(new String(input, StandardCharsets.UTF_8)));
    } catch (NotAuthenticated e) {
      if (String.valueOf(e.getMessage()).isBlank()) {
        throw new IllegalStateException("it does not say why", e);
      }
    }
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of();
  }
}
