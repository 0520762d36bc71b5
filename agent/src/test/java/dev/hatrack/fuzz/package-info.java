/// Bytes that nobody would write on purpose, for every parser of the agent: a small generator that
/// every build runs from a fixed seed, and the same parsers for a coverage-guided one
/// (`tools/fuzz`).
@NullMarked
package dev.hatrack.fuzz;

import org.jspecify.annotations.NullMarked;
