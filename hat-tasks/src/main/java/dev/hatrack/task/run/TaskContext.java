package dev.hatrack.task.run;

import dev.hatrack.task.client.HatClient;
import java.time.InstantSource;
import java.util.function.Consumer;

/// What a task is given.
///
/// @param client the agent
/// @param time what time it is
/// @param stop when to stop, and the only thing a task waits on
/// @param log takes a line for people to read
/// @param files the only files a task reads
public record TaskContext(
    HatClient client, InstantSource time, StopSignal stop, Consumer<String> log, TaskFiles files) {}
