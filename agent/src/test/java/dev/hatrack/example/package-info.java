/// A fifth board, built step by step: docs/adding-a-board.md. It is not part of the agent.
@NullMarked
package dev.hatrack.example;

import org.jspecify.annotations.NullMarked;
