package dev.hatrack.testing;

import dev.hatrack.tls.ServerFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A certificate authority, made by the JDK's `keytool` in a directory of the test's.
public final class Authority {
  private static final String PASSWORD = "changeit";
  private static final String CA = "ca";
  private static final String LOOPBACK = "san=ip:127.0.0.1,dns:localhost";

  private final Path directory;
  private final Path store;
  private int issued;

  public Authority(Path directory) {
    this.directory = directory;
    this.store = directory.resolve("store.p12");
    make(CA, List.of("-ext", "bc:critical=ca:true", "-ext", "ku=keyCertSign", "-validity", "3650"));
  }

  /// Its certificate, to be trusted.
  public Path certificate() {
    return write("ca.pem", certificates(CA));
  }

  /// A new pair for `localhost` and `127.0.0.1`, in files of its own, valid for a day.
  public ServerFiles issue() {
    return issue(List.of("-ext", LOOPBACK, "-validity", "1"));
  }

  /// The same for other names, as keytool writes them: `dns:pi.office`.
  public ServerFiles issue(String names) {
    return issue(List.of("-ext", "san=" + names, "-validity", "1"));
  }

  /// The same, but it ended yesterday.
  public ServerFiles issueEnded() {
    return issue(List.of("-ext", LOOPBACK, "-startdate", "-2d", "-validity", "1"));
  }

  private ServerFiles issue(List<String> more) {
    String alias = "server-" + issued++;
    List<String> arguments = new ArrayList<>(List.of("-signer", CA));
    arguments.addAll(more);
    make(alias, arguments);
    return new ServerFiles(
        write(alias + ".pem", certificates(alias)), write(alias + ".key", key(alias)));
  }

  private void make(String alias, List<String> more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-keyalg",
                "EC",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias));
    command.addAll(more);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String certificates(String alias) {
    StringBuilder pem = new StringBuilder();
    try {
      for (Certificate certificate : keys().getCertificateChain(alias)) {
        pem.append(pem("CERTIFICATE", certificate.getEncoded()));
      }
      return pem.toString();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private String key(String alias) {
    try {
      Key key = keys().getKey(alias, PASSWORD.toCharArray());
      return pem("PRIVATE KEY", key.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private KeyStore keys() {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      return keys;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String pem(String label, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
