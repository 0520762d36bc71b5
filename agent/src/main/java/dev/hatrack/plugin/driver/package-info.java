/// The task driver `hat`: what a job's `driver = "hat"` runs inside the agent, on virtual threads.
/// [HatDriver] is what the launches share; how a task is prepared and how it reaches the boards is
/// handed to it as [RunnableTasks] and [Hats].
@NullMarked
package dev.hatrack.plugin.driver;

import org.jspecify.annotations.NullMarked;
