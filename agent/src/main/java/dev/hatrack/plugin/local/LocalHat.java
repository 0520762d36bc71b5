package dev.hatrack.plugin.local;

import dev.hatrack.access.Caller;
import dev.hatrack.access.NotAuthenticated;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.Subscription;
import dev.hatrack.sensing.SensedBoard;
import dev.hatrack.surface.ClaimRequest;
import dev.hatrack.surface.ClaimTerms;
import dev.hatrack.surface.Content;
import dev.hatrack.surface.EinkSurface;
import dev.hatrack.surface.LedSurface;
import dev.hatrack.surface.Page;
import dev.hatrack.surface.picture.Dither;
import dev.hatrack.surface.text.TextContent;
import dev.hatrack.task.client.ButtonEvent;
import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.ClaimState;
import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.HatException;
import dev.hatrack.task.client.HatState;
import dev.hatrack.task.client.LedsState;
import dev.hatrack.task.client.PageState;
import dev.hatrack.task.client.PageText;
import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.Png;
import dev.hatrack.task.client.SensorsState;
import dev.hatrack.task.client.Text;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The boards of this agent, for one task inside it: what the HTTP API does for a task elsewhere,
/// with the same refusals. Safe for use by several threads.
///
/// When it is closed the task's claims end, and it refuses every later call: a task that does not
/// end when it is told to is cut off from every surface.
public final class LocalHat implements HatClient, AutoCloseable {
  private final Hardware hardware;
  private final Holder.AllocatedTask task;
  private final Supplier<Caller> caller;
  private final Optional<String> board;
  private final Undisturbed undisturbed = new Undisturbed();
  private final Set<Presses> listening = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /// @param caller the task as a caller, and what it may do now; throws
  ///   [dev.hatrack.access.NotAuthenticated] when it may do nothing any more
  /// @param board the slug; empty for the first board that can do what is asked
  public LocalHat(
      Hardware hardware,
      Holder.AllocatedTask task,
      Supplier<Caller> caller,
      Optional<String> board) {
    this.hardware = hardware;
    this.task = task;
    this.caller = caller;
    this.board = board;
  }

  @Override
  public HatState hat() {
    return asked(
        () ->
            new HatState(
                hardware.node(),
                hardware.version(),
                hardware.rack().slots().stream().map(States::board).toList()));
  }

  @Override
  public LedsState leds() {
    return asked(() -> States.leds(surface()));
  }

  @Override
  public ClaimState show(Picture picture, ClaimOptions options) {
    return draw(options, surface -> Content.still(Drawings.frame(picture, surface.format())));
  }

  @Override
  public ClaimState show(Png picture, ClaimOptions options) {
    return draw(
        options, surface -> Content.still(Drawings.frame(picture, surface.format(), Dither.NONE)));
  }

  @Override
  public ClaimState text(Text text, ClaimOptions options) {
    return draw(options, surface -> Drawings.content(text, surface.format()));
  }

  @Override
  public void release() {
    var _ =
        asked(
            () -> {
              LedSurface surface = surface();
              requireMine(surface.slot(), Capability.LEDS);
              return surface.release(caller.get().holder());
            });
  }

  @Override
  public SensorsState sensors() {
    return asked(
        () -> {
          String slug = slot(Capability.SENSORS).model().slug();
          SensedBoard sensed = hardware.sensing().board(slug).orElseThrow();
          return States.sensors(slug, undisturbed.call(sensed::sample));
        });
  }

  @Override
  public PageState put(PageText page, ClaimOptions options) {
    return handIn(options, panel -> Drawings.frame(page, panel.format()));
  }

  @Override
  public PageState put(Png page, ClaimOptions options) {
    return handIn(options, panel -> Drawings.frame(page, panel.format(), Dither.FLOYD_STEINBERG));
  }

  @Override
  public PageState page(String id) {
    return asked(
        () -> {
          EinkSurface panel = panel();
          Page page =
              panel
                  .page(id)
                  .orElseThrow(
                      () ->
                          Refusals.notFound(
                              "%s knows no page \"%s\"; the newest 2,000 are remembered"
                                  .formatted(panel.slot().model().slug(), id)));
          return States.page(panel, page);
        });
  }

  @Override
  public void releaseEink() {
    var _ =
        asked(
            () -> {
              EinkSurface panel = panel();
              requireMine(panel.slot(), Capability.EINK);
              return undisturbed.call(() -> panel.release(caller.get().holder()));
            });
  }

  /// Returns when this is closed, or the calling thread is interrupted.
  @Override
  public void buttons(Consumer<ButtonEvent> listener) {
    Slot slot = asked(() -> slot(Capability.BUTTONS));
    requireMine(slot, Capability.BUTTONS);
    String slug = slot.model().slug();
    Presses presses = new Presses();
    listening.add(presses);
    try (Subscription _ = slot.board().buttons().orElseThrow().listen(presses::happened)) {
      if (!closed) {
        presses.tell(event -> listener.accept(event(slug, event)));
      }
    } finally {
      listening.remove(presses);
    }
  }

  private static ButtonEvent event(String board, dev.hatrack.hat.ButtonEvent event) {
    boolean pressed = event.action() == dev.hatrack.hat.ButtonEvent.Action.PRESSED;
    return new ButtonEvent(board, event.button(), pressed, event.at());
  }

  private ClaimState draw(ClaimOptions options, Function<LedSurface, Content> drawing) {
    return asked(
        () -> {
          LedSurface surface = surface();
          requireMine(surface.slot(), Capability.LEDS);
          Content content = drawing.apply(surface);
          Duration usual =
              content instanceof TextContent text ? text.usualTtl() : ClaimTerms.DEFAULT.ttl();
          return States.claimed(
              surface, surface.claim(caller.get().holder(), terms(options, usual), content));
        });
  }

  private PageState handIn(ClaimOptions options, Function<EinkSurface, Frame> drawing) {
    return asked(
        () -> {
          EinkSurface panel = panel();
          requireMine(panel.slot(), Capability.EINK);
          ClaimTerms terms = terms(options, EinkSurface.USUAL_TTL);
          Frame frame = drawing.apply(panel);
          EinkSurface.Accepted accepted =
              undisturbed.call(() -> panel.accept(caller.get().holder(), terms, frame));
          return States.page(panel, accepted.page());
        });
  }

  private ClaimTerms terms(ClaimOptions options, Duration usualTtl) {
    Caller now = caller.get();
    return new ClaimRequest(
            Optional.of(options.priority()),
            options.ttl(),
            options.exclusive(),
            options.brightness())
        .terms(now.holder(), now.maxPriority(), usualTtl);
  }

  private LedSurface surface() {
    return hardware.surfaces().leds(slot(Capability.LEDS).model().slug()).orElseThrow();
  }

  private EinkSurface panel() {
    return hardware.surfaces().eink(slot(Capability.EINK).model().slug()).orElseThrow();
  }

  private Slot slot(Capability capability) {
    return hardware.rack().choose(board, capability);
  }

  private void requireMine(Slot slot, Capability capability) {
    String slug = slot.model().slug();
    Caller now = caller.get();
    if (!now.mayUse(slug, capability)) {
      throw Refusals.forbidden(
          "%s may not use %s of %s; it may use %s"
              .formatted(now.holder().display(), capability.slug(), slug, now.allowed()));
    }
  }

  /// A call that was under way when this was closed may have made a claim after the others were
  /// ended: it ends that too.
  private <T> T asked(Supplier<T> call) {
    if (closed) {
      throw ended();
    }
    T answer = Refusals.told(call);
    if (closed) {
      releaseAll();
      throw ended();
    }
    return answer;
  }

  private HatException ended() {
    return Refusals.forbidden(task.display() + " has ended: it may do nothing more");
  }

  /// Ends the task's claims on every surface.
  @Override
  public void close() {
    closed = true;
    listening.forEach(Presses::end);
    releaseAll();
  }

  private void releaseAll() {
    Set<Holder> mine = holders();
    undisturbed.call(
        () -> {
          hardware.surfaces().releaseIf(made -> mine.contains(made.owner()), "its task ended");
          return true;
        });
  }

  /// The task, and the device that it has reserved.
  private Set<Holder> holders() {
    Set<Holder> holders = new HashSet<>();
    holders.add(task);
    try {
      holders.add(caller.get().holder());
    } catch (NotAuthenticated _) {
      // the claims ended with the reservation
    }
    return holders;
  }
}
