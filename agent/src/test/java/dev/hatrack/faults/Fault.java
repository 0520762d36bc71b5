package dev.hatrack.faults;

import java.io.IOException;

/// Something that goes wrong. What is not over when {@link #strike} returns goes on until another
/// of its kind comes, or {@link World#calm}.
sealed interface Fault {
  /// @throws IOException when it could not be done; not when the agent does not answer
  void strike(World world) throws IOException, InterruptedException;

  /// The word in the report.
  default String kind() {
    return getClass().getSimpleName();
  }

  /// Pulled off, the bus stuck, another chip in its place, a panel that stays busy, sensors that
  /// say the same for ever; and back to well at once, or later.
  record Board(String board, String fault, boolean healsAtOnce) implements Fault {
    @Override
    public String kind() {
      return "board " + fault;
    }

    @Override
    public void strike(World world) throws IOException {
      world.board(board, fault);
      world.acts();
      if (healsAtOnce) {
        world.board(board, "none");
      }
    }
  }

  /// Consul or Nomad is gone, slow, silent, or answers nonsense.
  record Peer(boolean consul, Meddler.Mood mood) implements Fault {
    @Override
    public String kind() {
      return (consul ? "Consul " : "Nomad ") + mood;
    }

    @Override
    public void strike(World world) {
      (consul ? world.consul() : world.nomad()).be(mood);
    }
  }

  /// The time of day jumps, by up to years.
  record ClockJump(long seconds) implements Fault {
    @Override
    public void strike(World world) throws IOException {
      world.clock().set(seconds);
    }
  }

  /// Clients who begin to say something and then are silent.
  record SlowClients(int count) implements Fault {
    @Override
    public String kind() {
      return count >= 1000 ? "a thousand slow clients" : "slow clients";
    }

    @Override
    public void strike(World world) throws IOException {
      world.crowd().come(count);
    }
  }

  /// A client who is gone in the middle of a frame.
  record ClientDies() implements Fault {
    @Override
    public void strike(World world) throws IOException {
      world.crowd().die();
    }
  }

  /// Memory runs short: big pictures at the same time.
  record BigPictures(int count) implements Fault {
    @Override
    public void strike(World world) throws InterruptedException {
      world.crowd().bigPictures(count);
    }
  }

  /// No room on the disk with the state.
  record DiskFull() implements Fault {
    @Override
    public void strike(World world) throws IOException {
      world.agent().fillDisk();
      world.acts();
    }
  }

  /// No file descriptors but so many more, for a moment.
  record DescriptorsGone(int left) implements Fault {
    @Override
    public void strike(World world) throws IOException, InterruptedException {
      world.limits().descriptors(left);
      try {
        world.crowd().knock();
        world.acts();
      } finally {
        world.limits().lift();
      }
    }
  }

  /// The whole process stands still, as on a disk that hangs.
  record Paused(int millis) implements Fault {
    @Override
    public void strike(World world) throws IOException, InterruptedException {
      world.limits().pause(millis);
    }
  }

  /// SIGKILL.
  record Killed() implements Fault {
    @Override
    public void strike(World world) throws IOException {
      world.killed();
      world.restart();
    }
  }

  /// SIGTERM, as by an upgrade.
  record Stopped() implements Fault {
    @Override
    public void strike(World world) throws IOException {
      world.stopped();
      world.restart();
    }
  }

  /// The power is cut, and a file of the state ends too early, or in what was not there before.
  ///
  /// @param share where in the file, 0.0-1.0; above 1.0 so many bytes of garbage behind it, in
  ///   hundreds
  record PowerCut(int file, double share) implements Fault {
    @Override
    public String kind() {
      if (share > 1) {
        return "power cut, torn record";
      }
      return share > 0 ? "power cut, truncated" : "power cut, emptied";
    }

    @Override
    public void strike(World world) throws IOException {
      world.killed();
      world.damage(file, share);
      world.restart();
      world.findTold();
    }
  }
}
