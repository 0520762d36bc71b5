package dev.hatrack.plugin.driver;

import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.run.StopSignal;
import java.time.InstantSource;
import java.util.function.Consumer;

/// What a task is given when it runs.
///
/// @param client the boards
/// @param files the files that Nomad made for it
/// @param time what time it is
/// @param stop when to stop
/// @param log takes a line for people; it never blocks
public record RunContext(
    HatClient client,
    TaskDirectory files,
    InstantSource time,
    StopSignal stop,
    Consumer<String> log) {}
