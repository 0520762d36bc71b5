package dev.hatrack.plugin;

import io.grpc.BindableService;
import java.util.List;

/// One of the agent's plugins. It lives as long as the agent; Nomad launches it as often as it
/// likes, several launches at once.
public interface HostedPlugin {
  /// Which of the two.
  enum Kind {
    DRIVER("driver"),
    DEVICE("device");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// As in file names and launchers: `driver`, `device`.
    public String word() {
      return word;
    }
  }

  Kind kind();

  /// What Nomad calls it: the driver's name in jobs.
  String name();

  /// What it answers one launch with, beside what every plugin of Nomad's answers.
  List<BindableService> services(Launch launch);

  /// What both the agent's plugin of a kind and the one that stands for it are called.
  static String nameOf(Kind kind) {
    return switch (kind) {
      case DRIVER -> "hat";
      case DEVICE -> "hatrack";
    };
  }
}
