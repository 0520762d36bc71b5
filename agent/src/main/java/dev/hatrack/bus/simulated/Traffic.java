package dev.hatrack.bus.simulated;

/// What has gone over simulated I2C wires.
///
/// @param transactions from start to stop, whether they went well or not
/// @param bytes every byte clocked, the address byte after each start and repeated start among
///   them; so a read of one register takes four
public record Traffic(long transactions, long bytes) {
  /// What came on top of an earlier count.
  public Traffic since(Traffic earlier) {
    return new Traffic(transactions - earlier.transactions, bytes - earlier.bytes);
  }
}
