package dev.hatrack.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.testing.Authority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pair's files, as they are written, moved, linked and spoilt.
class RenewedPairTest {
  private final Path directory;
  private final Authority authority;
  private final ServerFiles files;

  RenewedPairTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    this.authority = new Authority(directory);
    this.files = new ServerFiles(directory.resolve("tls.pem"), directory.resolve("tls.key"));
    write(authority.issue());
  }

  private void write(ServerFiles pair) throws IOException {
    writeCertificate(pair);
    writeKey(pair);
  }

  private void writeCertificate(ServerFiles pair) throws IOException {
    Files.copy(pair.certificate(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
  }

  private void writeKey(ServerFiles pair) throws IOException {
    Files.copy(pair.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
  }

  private RenewedPair open() {
    return new RenewedPair(files, InstantSource.system());
  }

  private static void lookUntilTold(RenewedPair pair) {
    for (int look = 0; look < RenewedPair.TOLD_AT; look++) {
      pair.look();
    }
  }

  @Test
  void look_nothingChanged_servesTheSame() {
    RenewedPair pair = open();
    SSLContext before = pair.context();

    pair.look();

    assertThat(pair.context()).isSameAs(before);
    assertThat(pair.status().notAfter()).isAfter(Instant.now());
  }

  @Test
  void look_bothWritten_servesTheNewOne() throws IOException {
    RenewedPair pair = open();
    SSLContext before = pair.context();
    write(authority.issue());

    pair.look();

    assertThat(pair.context()).isNotSameAs(before);
  }

  @Test
  void look_betweenTheTwo_waitsWithoutAWord() throws IOException {
    RenewedPair pair = open();
    SSLContext before = pair.context();
    ServerFiles renewed = authority.issue();

    writeCertificate(renewed);
    pair.look();

    assertThat(pair.context()).isSameAs(before);
    assertThat(pair.status().trouble()).isEmpty();

    writeKey(renewed);
    pair.look();

    assertThat(pair.context()).isNotSameAs(before);
  }

  @Test
  void look_movedIntoPlace_servesTheNewOne() throws IOException {
    RenewedPair pair = open();
    SSLContext before = pair.context();
    ServerFiles renewed = authority.issue();

    Files.move(renewed.certificate(), files.certificate(), StandardCopyOption.ATOMIC_MOVE);
    Files.move(renewed.key(), files.key(), StandardCopyOption.ATOMIC_MOVE);
    pair.look();

    assertThat(pair.context()).isNotSameAs(before);
  }

  @Test
  void look_linkLeadsElsewhere_servesTheNewOne() throws IOException {
    Path one = Files.createDirectory(directory.resolve("one"));
    Path two = Files.createDirectory(directory.resolve("two"));
    Path now = Files.createSymbolicLink(directory.resolve("now"), one);
    for (Path place : new Path[] {one, two}) {
      ServerFiles issued = authority.issue();
      Files.move(issued.certificate(), place.resolve("cert.pem"));
      Files.move(issued.key(), place.resolve("key.pem"));
    }
    RenewedPair pair =
        new RenewedPair(
            new ServerFiles(now.resolve("cert.pem"), now.resolve("key.pem")),
            InstantSource.system());
    SSLContext before = pair.context();

    Path next = Files.createSymbolicLink(directory.resolve("next"), two);
    Files.move(next, now, StandardCopyOption.ATOMIC_MOVE);
    pair.look();

    assertThat(pair.context()).isNotSameAs(before);
  }

  @Test
  void look_staysBroken_servesTheOldOneAndSaysSo() throws IOException {
    RenewedPair pair = open();
    SSLContext before = pair.context();
    Files.writeString(files.certificate(), "not a certificate");

    lookUntilTold(pair);

    assertThat(pair.context()).isSameAs(before);
    assertThat(pair.status().trouble()).contains(files.certificate() + " holds no PEM certificate");

    write(authority.issue());
    pair.look();

    assertThat(pair.context()).isNotSameAs(before);
    assertThat(pair.status().trouble()).isEmpty();
  }

  @Test
  void look_fileGone_servesTheOldOneAndSaysSo() throws IOException {
    RenewedPair pair = open();
    Files.delete(files.key());

    lookUntilTold(pair);

    assertThat(pair.status().trouble()).contains("there is no key " + files.key());
  }

  @Test
  void open_ended_isServedAllTheSame() throws IOException {
    write(authority.issueEnded());

    assertThat(open().status().notAfter()).isBefore(Instant.now());
  }

  @Test
  void open_keyOfAnother_saysWhichAndWhatToDo() throws IOException {
    writeKey(authority.issue());

    assertThatThrownBy(this::open)
        .isInstanceOf(UnusablePair.class)
        .hasMessageContaining("the key " + files.key() + " does not belong")
        .hasMessageContaining(files.certificate().toString());
  }

  @Test
  void open_missing_namesTheFile() throws IOException {
    Files.delete(files.certificate());

    assertThatThrownBy(this::open).hasMessage("there is no certificate " + files.certificate());
  }

  @Test
  void open_unreadable_saysWhoMustReadIt() throws IOException {
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(files.key()), "root reads everything");

    assertThatThrownBy(this::open)
        .hasMessageContaining("may not read the key " + files.key())
        .hasMessageContaining("chmod 640");
  }
}
