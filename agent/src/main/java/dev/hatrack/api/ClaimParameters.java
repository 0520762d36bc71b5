package dev.hatrack.api;

import dev.hatrack.access.Caller;
import dev.hatrack.surface.ClaimRequest;
import dev.hatrack.surface.ClaimTerms;
import dev.hatrack.surface.PriorityTooHigh;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The query parameters by which a caller says on what terms it claims a surface.
///
/// @param priority empty when the caller left it open
/// @param ttl empty when the caller left it open
record ClaimParameters(
    Optional<Integer> priority, Optional<Duration> ttl, boolean exclusive, double brightness) {
  private static final List<String> EVERYWHERE = List.of("priority", "ttl", "exclusive");

  /// The parameters of a claim on LEDs, and those that an endpoint has besides.
  static List<String> onLights(String... others) {
    return Stream.concat(onPages("brightness").stream(), Stream.of(others)).toList();
  }

  /// The parameters of a claim on e-ink, which has no brightness, and those that an endpoint has
  /// besides.
  static List<String> onPages(String... others) {
    return Stream.concat(EVERYWHERE.stream(), Stream.of(others)).toList();
  }

  /// @throws Problem 400 when one is unknown, given twice, or makes no sense
  static ClaimParameters of(ApiCall request) {
    return of(Query.of(request, onLights()));
  }

  /// @throws Problem 400 when one makes no sense
  static ClaimParameters of(Query query) {
    return new ClaimParameters(
        query.value("priority").map(ClaimParameters::priority),
        query.value("ttl").map(ClaimParameters::ttl),
        query.value("exclusive").map(ClaimParameters::exclusive).orElse(false),
        query.value("brightness").map(ClaimParameters::brightness).orElse(1.0));
  }

  /// What the caller asks for, within what it may ask for.
  ///
  /// @param usualTtl when the caller left it open
  /// @throws Problem 403 when the priority is above the caller's highest
  ClaimTerms terms(Caller caller, Duration usualTtl) {
    try {
      return new ClaimRequest(priority, ttl, exclusive, brightness)
          .terms(caller.holder(), caller.maxPriority(), usualTtl);
    } catch (PriorityTooHigh e) {
      throw Problem.forbidden(String.valueOf(e.getMessage()));
    }
  }

  private static Integer priority(String text) {
    if (text.matches("\\d{1,9}")) {
      int value = Integer.parseInt(text);
      if (value >= ClaimTerms.MIN_PRIORITY && value <= ClaimTerms.MAX_PRIORITY) {
        return value;
      }
    }
    throw wrong("priority", "a whole number from 1 to 100", text);
  }

  private static Duration ttl(String text) {
    return DurationText.parse(text)
        .filter(ttl -> ttl.isPositive() && ttl.compareTo(ClaimTerms.MAX_TTL) <= 0)
        .orElseThrow(() -> wrong("ttl", "like 500ms, 30s, 5m or 1h, and at most 24h", text));
  }

  private static Boolean exclusive(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong("exclusive", "true or false", text);
    };
  }

  private static Double brightness(String text) {
    if (text.matches("\\d{1,3}(\\.\\d{1,9})?")) {
      double value = Double.parseDouble(text);
      if (value <= 1.0) {
        return value;
      }
    }
    throw wrong("brightness", "a number from 0.0 to 1.0", text);
  }

  private static Problem wrong(String name, String wanted, String text) {
    return Problem.badRequest("%s must be %s, not \"%s\"".formatted(name, wanted, text))
        .with("parameter", name);
  }
}
