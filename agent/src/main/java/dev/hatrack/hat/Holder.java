package dev.hatrack.hat;

/// Who makes a claim. Two requests by equal holders are requests by the same one.
public sealed interface Holder {
  /// A task of a Nomad allocation.
  record AllocatedTask(String namespace, String job, String task, String allocation)
      implements Holder {
    @Override
    public String display() {
      String shortAllocation = allocation.substring(0, Math.min(8, allocation.length()));
      return Printable.of(namespace + "/" + job + "/" + task + "/" + shortAllocation);
    }
  }

  /// Whoever holds one of the tokens in the configuration.
  record NamedToken(String name) implements Holder {
    @Override
    public String display() {
      return "token/" + Printable.of(name);
    }
  }

  /// Anybody, on a loopback address that is open.
  record Anyone() implements Holder {
    @Override
    public String display() {
      return "anyone";
    }
  }

  /// Whoever holds a token that came with a reserved device, while nobody knows yet which task that
  /// is.
  ///
  /// @param device the device's ID
  /// @param reservation tells one reservation of the device from the next
  record ReservedDevice(String device, String reservation) implements Holder {
    @Override
    public String display() {
      return "device/" + Printable.of(device);
    }
  }

  /// A WebSocket connection of somebody: its claim is the connection's own and ends with it.
  ///
  /// @param connection tells the owner's connections apart
  record Streamed(Holder owner, String connection) implements Holder {
    @Override
    public String display() {
      return owner.display() + "#" + connection;
    }
  }

  /// How it is written in answers, logs and on the page: one line, whatever a job's ID has in it.
  String display();

  /// Whose claim it is in the end: when a task ends, so do the claims of its connections.
  default Holder owner() {
    return this;
  }
}
