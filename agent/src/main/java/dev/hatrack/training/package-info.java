/// Trains the JVM's AOT cache: runs an agent with simulated boards in a process of its own, uses
/// all of it once, and keeps what the JVM learned. docs/decisions/0004-jvm-flags.md.
@NullMarked
package dev.hatrack.training;

import org.jspecify.annotations.NullMarked;
