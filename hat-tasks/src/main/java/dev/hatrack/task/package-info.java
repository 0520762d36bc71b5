/// The program that Nomad jobs run: the list of tasks, and its command line. Java 17: Nomad's
/// `java` driver takes whatever Java the node has first.
@NullMarked
package dev.hatrack.task;

import org.jspecify.annotations.NullMarked;
