package dev.hatrack.plugin.driver;

import com.google.protobuf.Any;
import dev.hatrack.plugin.wire.structs.RecoverableError;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/// Errors as Nomad's client understands them: a status with words, and whether trying again may
/// help as its first detail.
final class Refusal {
  private static final Metadata.Key<byte[]> DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);
  private static final String RECOVERABLE =
      "type.googleapis.com/hashicorp.nomad.plugins.shared.structs.RecoverableError";

  private Refusal() {}

  /// Trying again won't help.
  static StatusRuntimeException forGood(Status.Code code, String words) {
    return status(code, words, false);
  }

  /// It may pass by itself.
  static StatusRuntimeException forNow(String words) {
    return status(Status.Code.FAILED_PRECONDITION, words, true);
  }

  static StatusRuntimeException unknown(String id) {
    return forGood(
        Status.Code.NOT_FOUND,
        "the hat driver has no task '"
            + id
            + "': it was never started here, or has been destroyed");
  }

  private static StatusRuntimeException status(
      Status.Code code, String words, boolean recoverable) {
    RecoverableError detail = RecoverableError.newBuilder().setRecoverable(recoverable).build();
    Any any = Any.newBuilder().setTypeUrl(RECOVERABLE).setValue(detail.toByteString()).build();
    byte[] details =
        dev.hatrack.plugin.wire.rpc.Status.newBuilder()
            .setCode(code.value())
            .setMessage(words)
            .addDetails(any)
            .build()
            .toByteArray();
    Metadata trailers = new Metadata();
    trailers.put(DETAILS, details);
    return code.toStatus().withDescription(words).asRuntimeException(trailers);
  }
}
