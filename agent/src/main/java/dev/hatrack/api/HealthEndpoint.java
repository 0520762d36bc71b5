package dev.hatrack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Health;
import dev.hatrack.tls.RenewedPair;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How the agent and its boards are.
final class HealthEndpoint {
  private final Boards boards;
  private final Optional<RenewedPair> pair;

  /// @param pair what the API is served with, where it has TLS
  HealthEndpoint(Boards boards, Optional<RenewedPair> pair) {
    this.boards = boards;
    this.pair = pair;
  }

  /// The agent answers: that is its health. The boards' is told beside it.
  void agent(ApiCall request) {
    ObjectNode document = Json.object();
    document.put("status", "up");
    ObjectNode each = document.putObject("boards");
    for (Slot slot : boards.all()) {
      each.putObject(slot.model().slug())
          .put("health", word(slot.health()))
          .put("reason", slot.health().reason());
    }
    pair.map(RenewedPair::status).ifPresent(status -> tls(document.putObject("tls"), status));
    Answers.json(request, document);
  }

  private static void tls(ObjectNode document, RenewedPair.Status status) {
    document.put("notAfter", status.notAfter().toString());
    status.trouble().ifPresent(trouble -> document.put("trouble", trouble));
  }

  /// What Consul's check asks: how the part of the board is that has this capability.
  void capability(ApiCall request, String board, String capability) {
    Slot slot = boards.board(board);
    Health health = slot.health(capability(slot, capability));
    if (!health.healthy()) {
      throw Problem.unavailable(health.reason()).with("health", word(health));
    }
    Answers.json(request, Json.object().put("health", word(health)));
  }

  private static Capability capability(Slot slot, String asked) {
    Set<Capability> able = slot.model().capabilities();
    List<String> slugs = able.stream().map(Capability::slug).toList();
    return able.stream()
        .filter(capability -> capability.slug().equals(asked))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.notFound(
                        "%s has no %s; it has %s"
                            .formatted(slot.model().slug(), asked, String.join(", ", slugs)))
                    .with("available", slugs));
  }

  static String word(Health health) {
    return switch (health) {
      case Health.Healthy _ -> "healthy";
      case Health.Failed _ -> "failed";
      case Health.Absent _ -> "absent";
    };
  }
}
