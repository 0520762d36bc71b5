package dev.hatrack.tls;

import dev.hatrack.fuzz.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The private key of the API, in the form that `consul tls cert create` writes: DER in PEM.
public final class KeyTarget implements Target {
  /// SEC 1 (RFC 5915) with a scalar that nobody uses.
  private static final byte[] SEC1 =
      HexFormat.of().parseHex("30310201010420" + "01".repeat(32) + "a00a06082a8648ce3d030107");

  @Override
  public String name() {
    return "private-key";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(SEC1, pem("EC PRIVATE KEY", SEC1).getBytes(StandardCharsets.US_ASCII));
  }

  private static String pem(String label, byte[] der) {
    String text = Base64.getMimeEncoder().encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, text);
  }

  @Override
  public void read(byte[] input) throws GeneralSecurityException {
    boolean text = input.length > 0 && input[0] == '-';
    var _ =
        PemKey.of(
            Path.of("key.pem"),
            text ? new String(input, StandardCharsets.UTF_8) : pem("EC PRIVATE KEY", input));
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(GeneralSecurityException.class);
  }
}
