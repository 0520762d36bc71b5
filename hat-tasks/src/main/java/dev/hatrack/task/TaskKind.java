package dev.hatrack.task;

import dev.hatrack.task.alert.Alert;
import dev.hatrack.task.alert.AlertOptions;
import dev.hatrack.task.animation.Animation;
import dev.hatrack.task.animation.AnimationOptions;
import dev.hatrack.task.clock.ClockOptions;
import dev.hatrack.task.clock.ScrollClock;
import dev.hatrack.task.dashboard.DashboardOptions;
import dev.hatrack.task.dashboard.InkyDashboard;
import dev.hatrack.task.page.EinkPage;
import dev.hatrack.task.page.PageOptions;
import dev.hatrack.task.picture.PictureOnLeds;
import dev.hatrack.task.picture.PictureOptions;
import dev.hatrack.task.run.Option;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.Task;
import dev.hatrack.task.sensors.SenseSensors;
import dev.hatrack.task.sensors.SensorOptions;
import dev.hatrack.task.text.TextOnLeds;
import dev.hatrack.task.text.TextOptions;
import dev.hatrack.task.webhook.ButtonsWebhook;
import dev.hatrack.task.webhook.WebhookOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The tasks there are: a closed list.
public enum TaskKind {
  SCROLL_CLOCK("scroll-clock", "the time of day on an LED matrix of 17x5 or more"),
  SENSE_SENSORS("sense-sensors", "readings for Prometheus, and for Consul's key-value store"),
  INKY_DASHBOARD("inky-dashboard", "a page about the node on its e-ink panel"),
  ALERT("alert", "a text over everything else, for some time or while a reading is out of bounds"),
  TEXT("text", "a text on LEDs, still or scrolling, as it is in an option or a file"),
  PICTURE("picture", "a PNG on LEDs, anew when its file changes"),
  ANIMATION("animation", "a GIF, or a PNG full of frames, on LEDs"),
  EINK_PAGE("eink-page", "a text or a PNG on an e-ink panel, anew when its file changes"),
  BUTTONS_WEBHOOK("buttons-webhook", "each press of a button as a POST to a web server");

  private final String label;
  private final String meaning;

  TaskKind(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /// The task with this name, as in `scroll-clock`.
  public static Optional<TaskKind> named(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
  }

  /// Its name, as in `scroll-clock`.
  public String label() {
    return label;
  }

  /// What it does, in a phrase.
  public String meaning() {
    return meaning;
  }

  /// The options it has of its own.
  public List<Option> options() {
    return switch (this) {
      case SCROLL_CLOCK -> ClockOptions.KNOWN;
      case SENSE_SENSORS -> SensorOptions.KNOWN;
      case INKY_DASHBOARD -> DashboardOptions.KNOWN;
      case ALERT -> AlertOptions.KNOWN;
      case TEXT -> TextOptions.KNOWN;
      case PICTURE -> PictureOptions.KNOWN;
      case ANIMATION -> AnimationOptions.KNOWN;
      case EINK_PAGE -> PageOptions.KNOWN;
      case BUTTONS_WEBHOOK -> WebhookOptions.KNOWN;
    };
  }

  /// The task with these options.
  ///
  /// @throws dev.hatrack.task.run.UsageException when a value makes no sense
  public Task create(Options values) {
    return switch (this) {
      case SCROLL_CLOCK -> new ScrollClock(ClockOptions.from(values));
      case SENSE_SENSORS -> new SenseSensors(SensorOptions.from(values));
      case INKY_DASHBOARD -> new InkyDashboard(DashboardOptions.from(values));
      case ALERT -> new Alert(AlertOptions.from(values));
      case TEXT -> new TextOnLeds(TextOptions.from(values));
      case PICTURE -> new PictureOnLeds(PictureOptions.from(values));
      case ANIMATION -> new Animation(AnimationOptions.from(values));
      case EINK_PAGE -> new EinkPage(PageOptions.from(values));
      case BUTTONS_WEBHOOK -> new ButtonsWebhook(WebhookOptions.from(values));
    };
  }
}
