/// The agent's boards for a task that runs inside the agent: what the HTTP API does, without HTTP.
@NullMarked
package dev.hatrack.plugin.local;

import org.jspecify.annotations.NullMarked;
