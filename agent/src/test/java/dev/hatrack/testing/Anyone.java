package dev.hatrack.testing;

import dev.hatrack.access.Authenticator;
import dev.hatrack.access.Caller;
import dev.hatrack.hat.Holder;
import java.util.Optional;
import java.util.Set;

/// Whoever asks may do everything, as somebody without a name.
public final class Anyone implements Authenticator {
  @Override
  public Caller authenticate(Optional<String> bearer) {
    return new Caller(new Holder.Anyone(), Set.of(), 100);
  }

  @Override
  public boolean open() {
    return true;
  }
}
