package dev.hatrack.systemd;

import java.util.List;

/// What systemd is told of. Asked on one thread, a few times a minute.
public interface Vitals {
  /// Why the agent is not to be called alive, each in a few words; empty when it is.
  List<String> complaints();

  /// How the agent is, in a line for `systemctl status`.
  String words();
}
