package dev.hatrack.task.client;

/// A node's agent, seen by a task: its boards, and one LED surface to draw on.
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

  /// Ends the caller's claim, if there is one.
  void release();
}
