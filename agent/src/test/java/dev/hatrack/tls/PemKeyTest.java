package dev.hatrack.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SEC 1 keys come from a real `consul tls` in the tests of {@link dev.hatrack.consul}; these are
/// made by Java, whose PKCS#8 envelope ends with the bare key.
class PemKeyTest {
  private final Path directory;

  PemKeyTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Path pem(String label, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        directory.resolve("key.pem"),
        "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
  }

  private static KeyPair pair(String algorithm) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("EC")) {
      generator.initialize(new ECGenParameterSpec("secp256r1"));
    }
    return generator.generateKeyPair();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void read_pkcs8_isTheKey(String algorithm) throws GeneralSecurityException, IOException {
    PrivateKey key = pair(algorithm).getPrivate();

    assertThat(PemKey.read(pem("PRIVATE KEY", key.getEncoded()))).isEqualTo(key);
  }

  @Test
  void read_pkcs1_isTheKey() throws GeneralSecurityException, IOException {
    PrivateKey key = pair("RSA").getPrivate();
    byte[] pkcs8 = key.getEncoded();
    // SEQUENCE (4 bytes), version (3), algorithm (15), OCTET STRING (4), then the bare key
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);

    assertThat(PemKey.read(pem("RSA PRIVATE KEY", pkcs1))).isEqualTo(key);
  }

  @Test
  void read_encrypted_saysWhatToDo() throws IOException {
    Path file = pem("ENCRYPTED PRIVATE KEY", new byte[] {1});

    assertThatThrownBy(() -> PemKey.read(file)).hasMessageContaining("pass phrase");
  }

  @Test
  void read_noKey_namesTheFile() throws IOException {
    Path file = pem("CERTIFICATE", new byte[] {1});

    assertThatThrownBy(() -> PemKey.read(file)).hasMessage(file + " holds no PEM private key");
  }
}
