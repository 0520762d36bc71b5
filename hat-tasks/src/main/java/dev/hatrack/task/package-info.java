/// The tasks that Nomad jobs run, and the client they use. Java 17: Nomad's `java` driver takes
/// whatever Java the node has first.
@NullMarked
package dev.hatrack.task;

import org.jspecify.annotations.NullMarked;
