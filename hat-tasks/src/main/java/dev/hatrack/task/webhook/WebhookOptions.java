package dev.hatrack.task.webhook;

import dev.hatrack.task.run.Option;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.UsageException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where button events go.
///
/// @param url takes each as a POST
/// @param buttons whose events are handed on; empty for all
/// @param retries how often one that is not taken is sent again
/// @param tokenFile a bearer token to show there, read anew for each event
public record WebhookOptions(
    URI url, Set<String> buttons, int retries, Optional<String> tokenFile) {
  /// The options by name, for the help and the command line.
  public static final List<Option> KNOWN =
      List.of(
          new Option("url", "URL", "takes each event as a JSON POST (needed)"),
          new Option("buttons", "NAMES", "only these, like A,B (all)"),
          new Option("retries", "N", "how often an event that is not taken is sent again (4)"),
          new Option("webhook-token-file", "FILE", "a bearer token for the URL (none)"));

  private static final int MOST_RETRIES = 20;

  public WebhookOptions {
    buttons = Set.copyOf(buttons);
  }

  /// @throws UsageException when a value makes no sense
  public static WebhookOptions from(Options options) {
    URI url =
        options
            .read("url", "like https://host/path", Optional.<URI>empty(), WebhookOptions::url)
            .orElseThrow(() -> new UsageException("--url says where the events go"));
    return new WebhookOptions(
        url,
        options.read("buttons", "like A,B", Set.of(), text -> Set.of(text.split(","))),
        options.read("retries", "a number, 0-" + MOST_RETRIES, 4, WebhookOptions::retries),
        options.text("webhook-token-file"));
  }

  private static Optional<URI> url(String text) {
    URI url = URI.create(text);
    if (!String.valueOf(url.getScheme()).matches("https?") || url.getHost() == null) {
      throw new IllegalArgumentException(text);
    }
    return Optional.of(url);
  }

  private static Integer retries(String text) {
    int retries = Integer.parseInt(text);
    if (retries < 0 || retries > MOST_RETRIES) {
      throw new IllegalArgumentException(text);
    }
    return retries;
  }
}
