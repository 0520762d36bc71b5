package dev.hatrack.task.client;

import java.util.function.Consumer;

/// A node's agent, seen by a task: its boards, and one of them to draw on and to ask.
///
/// Every call throws [HatException] when the agent refuses it, [HatUnreachable] when the agent does
/// not answer, and [TokenUnreadable] when there is no identity to show. Safe for use by several
/// threads.
public interface HatClient {
  /// The node and its boards.
  HatState hat();

  /// The surface as it is now.
  LedsState leds();

  /// Shows a picture, and so takes or renews the caller's claim. The picture must be exactly as
  /// large as the surface.
  ClaimState show(Picture picture, ClaimOptions options);

  /// Shows or scrolls a text, and so takes or renews the caller's claim.
  ClaimState text(Text text, ClaimOptions options);

  /// Shows a picture from a file, and so takes or renews the caller's claim.
  ClaimState show(Png picture, ClaimOptions options);

  /// Ends the caller's claim on the LEDs, if there is one.
  void release();

  /// What the sensors say now.
  SensorsState sensors();

  /// Hands in a page of text for the e-ink panel, and so takes or renews the caller's claim there.
  PageState put(PageText page, ClaimOptions options);

  /// Hands in a page from a file for the e-ink panel, and so takes or renews the caller's claim
  /// there.
  PageState put(Png page, ClaimOptions options);

  /// What has become of a page.
  PageState page(String id);

  /// Ends the caller's claim on the e-ink panel, if there is one. The panel keeps its page.
  void releaseEink();

  /// Tells of each button until the agent ends the stream. Waits as long as that takes.
  void buttons(Consumer<ButtonEvent> listener);
}
