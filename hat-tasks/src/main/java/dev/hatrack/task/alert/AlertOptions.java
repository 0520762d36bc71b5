package dev.hatrack.task.alert;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.Endpoint;
import dev.hatrack.task.client.Text;
import dev.hatrack.task.client.Token;
import dev.hatrack.task.client.Trust;
import dev.hatrack.task.run.ClaimWords;
import dev.hatrack.task.run.Durations;
import dev.hatrack.task.run.Option;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.UsageException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What an alert says, and when.
///
/// @param claim on what terms it is shown
/// @param text what scrolls, again and again
/// @param when while it is shown; empty for at once
/// @param duration for how long it is shown at once
/// @param sensors the agent that is asked for readings; empty for the one that shows
public record AlertOptions(
    ClaimOptions claim,
    Text text,
    Optional<Condition> when,
    Duration duration,
    Optional<Endpoint> sensors) {
  /// The options by name, for the help and the command line.
  public static final List<Option> KNOWN =
      List.of(
          ClaimWords.PRIORITY,
          new Option("text", "TEXT", "what it says (needed)"),
          new Option("colour", "COLOUR", "0-255, or #rrggbb on a colour matrix (255)"),
          new Option("when", "CONDITION", "while a reading is like temperature>30 (at once)"),
          new Option("for", "DURATION", "how long, where there is no condition (1m)"),
          new Option("sensors-addr", "URL", "whose sensors (those of the agent that shows)"));

  /// A claim outlives three looks at the sensors.
  static final Duration LOOK = Duration.ofSeconds(5);

  private static final Duration LIFETIME = Duration.ofSeconds(20);

  /// @throws UsageException when a value makes no sense
  public static AlertOptions from(Options options) {
    String says =
        options.text("text").orElseThrow(() -> new UsageException("--text says what to show"));
    String colour = options.read("colour", "0-255 or #rrggbb", "255", AlertOptions::colour);
    return new AlertOptions(
        ClaimWords.from(options, LIFETIME),
        new Text(says, "5x7", 20, colour, 0),
        options.read(
            "when",
            "like temperature>30 or humidity<20",
            Optional.empty(),
            text -> Optional.of(Condition.parse(text))),
        options.read("for", "like 30s or 5m", Duration.ofMinutes(1), Durations::parse),
        options.read(
            "sensors-addr",
            "a URL like http://pi-office:7070",
            Optional.empty(),
            text -> Optional.of(elsewhere(text, options))));
  }

  /// Another agent has another name, but its certificate is from the same authority.
  private static Endpoint elsewhere(String address, Options options) {
    Trust trust = new Trust(options.text("cacert").map(Path::of), Optional.empty(), true);
    return new Endpoint(URI.create(address), Optional.empty(), new Token.None(), trust);
  }

  private static String colour(String text) {
    if (!text.matches("#[0-9a-fA-F]{6}|\\d{1,3}")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
