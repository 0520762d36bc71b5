package dev.hatrack.surface;

import dev.hatrack.hat.Holder;
import java.util.Optional;

/// One thing that changes in a {@link Ledger}. All that a ledger knows it knows from entries, so
/// that the same ones make the same ledger again after a restart.
sealed interface Entry {
  /// A page is new, or has another fate.
  record Noted(Page page) implements Entry {}

  /// A holder has a claim, or another one than before. Its content is a {@link PageContent}.
  record Claimed(Claim claim) implements Entry {}

  /// A holder's claim has ended.
  record Ended(Holder holder) implements Entry {}

  /// The page that is still to be shown though its claim has ended; empty when there is none.
  record LeftOver(Optional<PageContent> content) implements Entry {}

  /// Something happened to the panel.
  record Painted(Sheet sheet) implements Entry {}
}
