/// What a task is: its options, what it is given, and how it is told to stop. The same tasks run in
/// a process of their own and inside the agent.
@NullMarked
package dev.hatrack.task.run;

import org.jspecify.annotations.NullMarked;
