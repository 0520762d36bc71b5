/// Nomad's device plugin: every board, and a few shared slots of each that shows something, as
/// devices that jobs ask for (docs/nomad-devices.md).
@NullMarked
package dev.hatrack.plugin.device;

import org.jspecify.annotations.NullMarked;
