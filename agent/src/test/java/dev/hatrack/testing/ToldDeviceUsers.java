package dev.hatrack.testing;

import dev.hatrack.access.DeviceUsers;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Knows of devices and tasks what the test says. Nomad is away until it says something.
public final class ToldDeviceUsers implements DeviceUsers {
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final List<User> users = new ArrayList<>();
  private Optional<List<User>> told = Optional.empty();

  /// A task of the job `scroll-clock`.
  public static Holder.AllocatedTask task(String allocation) {
    return new Holder.AllocatedTask("default", "scroll-clock", "clock", allocation);
  }

  public void runs(String allocation, String... devices) {
    users.add(new User(task(allocation), Set.of(devices), users.size(), false));
    tell(Optional.of(List.copyOf(users)));
  }

  public void ends(String allocation) {
    users.replaceAll(
        user ->
            user.task().equals(task(allocation))
                ? new User(user.task(), user.devices(), user.created(), true)
                : user);
    tell(Optional.of(List.copyOf(users)));
  }

  /// Nomad answers, and says nothing new.
  public void answers() {
    tell(Optional.of(List.copyOf(users)));
  }

  public void away() {
    tell(Optional.empty());
  }

  private void tell(Optional<List<User>> now) {
    synchronized (this) {
      told = now;
    }
    watchers.forEach(Runnable::run);
  }

  @Override
  public synchronized Optional<List<User>> now() {
    return told;
  }

  @Override
  public Subscription watch(Runnable changed) {
    watchers.add(changed);
    return () -> watchers.remove(changed);
  }
}
