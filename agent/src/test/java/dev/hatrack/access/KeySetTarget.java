package dev.hatrack.access;

import dev.hatrack.fuzz.Target;
import dev.hatrack.fuzz.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jose4j.lang.JoseException;

/// The key set, which whoever answers at Nomad's address has written.
public final class KeySetTarget implements Target {
  @Override
  public String name() {
    return "key-set";
  }

  @Override
  public List<byte[]> seeds() {
    return Texts.of(
        """
        {"keys": [{"use": "sig", "kty": "OKP", "kid": "nomad-0", "crv": "Ed25519", "alg": "EdDSA",
         "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}
        """,
        "{\"keys\": [{\"kty\": \"RSA\", \"kid\": \"r\", \"e\": \"AQAB\", \"n\": \"sXchT\"}]}");
  }

  @Override
  public List<byte[]> words() {
    return Texts.of("null", "[", "]", "{", "}", "\"kid\":", "\"\"", "1e999", "\"kty\":\"EC\"");
  }

  @Override
  public void read(byte[] input) throws JoseException {
    var _ = NomadKeys.parse(new String(input, StandardCharsets.UTF_8));
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(JoseException.class);
  }
}
