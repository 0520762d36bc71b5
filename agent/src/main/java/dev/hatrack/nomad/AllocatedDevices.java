package dev.hatrack.nomad;

import dev.hatrack.access.DeviceUsers;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which tasks of this node were given which boards, as the {@link AllocationWatch} knows it.
record AllocatedDevices(AllocationWatch allocations) implements DeviceUsers {
  @Override
  public Optional<List<User>> now() {
    // in this order: what is current may become known meanwhile, but not the other way round
    boolean current = allocations.current();
    AllocationWatch.Known known = allocations.known();
    return current
        ? Optional.of(
            known.allocations().values().stream().flatMap(AllocatedDevices::users).toList())
        : Optional.empty();
  }

  private static Stream<User> users(Allocation allocation) {
    return allocation.devices().entrySet().stream().map(entry -> user(allocation, entry));
  }

  private static User user(Allocation allocation, Map.Entry<String, Set<String>> given) {
    String task = given.getKey();
    return new User(
        new Holder.AllocatedTask(
            allocation.job().namespace(), allocation.job().id(), task, allocation.id()),
        given.getValue(),
        allocation.created(),
        allocation.ended(task));
  }

  @Override
  public Subscription watch(Runnable changed) {
    return allocations.watch(changed);
  }
}
