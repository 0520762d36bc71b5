package dev.hatrack.plugin.task;

import dev.hatrack.access.DeviceTokens;
import dev.hatrack.access.Reservation;
import dev.hatrack.access.TaskTokens;
import dev.hatrack.hat.Holder;
import dev.hatrack.plugin.driver.Hats;
import dev.hatrack.plugin.driver.OpenHat;
import dev.hatrack.surface.Surfaces;
import dev.hatrack.task.client.Endpoint;
import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.HttpHatClient;
import dev.hatrack.task.client.Token;
import dev.hatrack.task.run.Options;
import java.net.URI;
import java.util.Optional;

/// A task's way to the boards is the agent's own API, as for every other task, with a token of the
/// agent's that is withdrawn when the task has ended: docs/decisions/0011-tasks-inside.md.
public final class LoopbackHats implements Hats {
  private final URI agent;
  private final TaskTokens tokens;
  private final DeviceTokens devices;
  private final Surfaces surfaces;

  /// @param agent where this very process serves its API
  public LoopbackHats(URI agent, TaskTokens tokens, DeviceTokens devices, Surfaces surfaces) {
    this.agent = agent;
    this.tokens = tokens;
    this.devices = devices;
    this.surfaces = surfaces;
  }

  @Override
  public OpenHat open(Holder.AllocatedTask holder, Optional<String> token, Options options) {
    String own = tokens.issue(holder, token);
    HatClient client =
        new HttpHatClient(new Endpoint(agent, options.text("board"), new Token.Fixed(own)));
    return new OpenHat() {
      @Override
      public HatClient client() {
        return client;
      }

      @Override
      public void close() {
        tokens.withdraw(own);
        Optional<Holder> reserver = token.flatMap(devices::find).map(Reservation::holder);
        surfaces.releaseIf(
            made ->
                made.owner().equals(holder) || reserver.filter(made.owner()::equals).isPresent(),
            "its task has ended");
      }
    };
  }
}
