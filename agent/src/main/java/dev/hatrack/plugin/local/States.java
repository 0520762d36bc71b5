package dev.hatrack.plugin.local;

import dev.hatrack.board.Slot;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Health;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.sensing.Sample;
import dev.hatrack.sensing.SensedReading;
import dev.hatrack.surface.Claim;
import dev.hatrack.surface.EinkSurface;
import dev.hatrack.surface.Fate;
import dev.hatrack.surface.LedSurface;
import dev.hatrack.surface.Page;
import dev.hatrack.surface.SurfaceView;
import dev.hatrack.task.client.ClaimState;
import dev.hatrack.task.client.HatState;
import dev.hatrack.task.client.LedsState;
import dev.hatrack.task.client.PageState;
import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.SensorsState;
import dev.hatrack.task.client.SensorsState.Measurement;
import dev.hatrack.task.client.Size;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// What there is, as tasks see it: what the API's answers say.
final class States {
  private States() {}

  static HatState.Board board(Slot slot) {
    BoardModel model = slot.model();
    Health health = slot.health();
    return new HatState.Board(
        model.slug(),
        model.vendor(),
        model.product(),
        slot.simulation().isPresent(),
        switch (health) {
          case Health.Healthy _ -> "healthy";
          case Health.Failed _ -> "failed";
          case Health.Absent _ -> "absent";
        },
        reason(health),
        model.capabilities().stream().map(capability -> capability(model, capability)).toList());
  }

  private static HatState.Capability capability(BoardModel model, Capability capability) {
    Optional<SurfaceFormat> format =
        switch (capability) {
          case LEDS -> model.leds();
          case EINK -> model.eink();
          case SENSORS, BUTTONS -> Optional.empty();
        };
    return new HatState.Capability(
        capability.slug(),
        "/hats/" + model.slug() + "/" + capability.slug(),
        format.map(States::size),
        capability == Capability.BUTTONS ? model.buttons() : List.of());
  }

  static LedsState leds(LedSurface surface) {
    SurfaceView view = surface.view();
    SurfaceFormat format = surface.format();
    List<Claim> claims = view.claims();
    return new LedsState(
        surface.slot().model().slug(),
        size(format),
        format.colours().slug(),
        surface.health().healthy(),
        reason(surface.health()),
        format.colours() == Colours.GREY8 ? Optional.of(picture(view.shown())) : Optional.empty(),
        IntStream.range(0, claims.size())
            .mapToObj(rank -> claim(claims.get(rank), rank == 0))
            .toList());
  }

  private static Picture picture(Frame frame) {
    Size size = size(frame.format());
    byte[] levels = new byte[size.area()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) frame.at(i % size.width(), i / size.width());
    }
    return Picture.of(size, levels);
  }

  static ClaimState claimed(LedSurface surface, Claim claim) {
    return claim(claim, surface.shows(claim.holder()));
  }

  private static ClaimState claim(Claim claim, boolean shown) {
    return new ClaimState(
        claim.holder().display(),
        claim.terms().priority(),
        claim.terms().exclusive(),
        claim.expires().truncatedTo(ChronoUnit.MILLIS),
        shown);
  }

  static PageState page(EinkSurface surface, Page page) {
    OptionalDouble progress =
        page.fate() instanceof Fate.Refreshing refreshing
            ? OptionalDouble.of(Math.round(100 * surface.progress(refreshing)) / 100.0)
            : OptionalDouble.empty();
    return new PageState(page.id(), page.fate().word(), surface.reason(page.fate()), progress);
  }

  static SensorsState sensors(String board, Sample sample) {
    return new SensorsState(board, sample.readings().stream().map(States::measurement).toList());
  }

  private static Measurement measurement(SensedReading sensed) {
    Quantity quantity = sensed.raw().quantity();
    List<Double> values = sensed.rounded();
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      named.put(quantity.components().isEmpty() ? "" : quantity.components().get(i), values.get(i));
    }
    return new Measurement(
        quantity.slug(),
        quantity.unit(),
        named,
        sensed.raw().source(),
        sensed.raw().at().truncatedTo(ChronoUnit.MILLIS),
        sensed.stale());
  }

  private static Size size(SurfaceFormat format) {
    return new Size(format.width(), format.height());
  }

  private static Optional<String> reason(Health health) {
    return Optional.of(health.reason()).filter(reason -> !reason.isEmpty());
  }
}
