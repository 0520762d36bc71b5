package dev.hatrack.bus;

/// A transaction that did not happen as it should. The message says what, where and why, for a
/// person.
public final class BusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What the wire said.
  public enum Kind {
    /// Nobody acknowledged the address, or the chip refused a byte.
    NAK,
    /// The bus failed: stuck line, no permission, no such device.
    ERROR
  }

  private final Kind kind;
  private final String reason;

  public BusException(Kind kind, String message) {
    super(message);
    this.kind = kind;
    this.reason = message;
  }

  public BusException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.reason = message;
  }

  public Kind kind() {
    return kind;
  }

  /// The message: what, where and why.
  public String reason() {
    return reason;
  }
}
