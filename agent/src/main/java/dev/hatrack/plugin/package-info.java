/// What Nomad drives the boards by: a task driver and a device plugin, hosted by the agent. The
/// launchers that Nomad starts point it at the agent's sockets; `launch` serves them, `driver` and
/// `device` are the two plugins, `wire` is generated from `src/main/protobuf`.
@NullMarked
package dev.hatrack.plugin;

import org.jspecify.annotations.NullMarked;
