package dev.hatrack.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.testing.Authority;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The pair's files, as they are written, moved, linked and spoilt. One authority and its pairs do
/// for all: each keytool takes a second.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenewedPairTest {
  private final Path directory;
  private final ServerFiles first;
  private final ServerFiles second;
  private final ServerFiles ended;
  private final ServerFiles files;

  RenewedPairTest(@TempDir Path directory) {
    Authority authority = new Authority(directory);
    this.directory = directory;
    this.first = authority.issue();
    this.second = authority.issue();
    this.ended = authority.issueEnded();
    this.files = new ServerFiles(directory.resolve("tls.pem"), directory.resolve("tls.key"));
  }

  @BeforeEach
  void writeFirst() throws IOException {
    write(first);
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

  private Path placed(ServerFiles pair, String name) throws IOException {
    Path place = Files.createDirectory(directory.resolve(name));
    Files.copy(pair.certificate(), place.resolve("cert.pem"));
    Files.copy(pair.key(), place.resolve("key.pem"));
    return place;
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
    write(second);

    pair.look();

    assertThat(pair.context()).isNotSameAs(before);
  }

  @Test
  void look_betweenTheTwo_waitsWithoutAWord() throws IOException {
    RenewedPair pair = open();
    SSLContext before = pair.context();

    writeCertificate(second);
    pair.look();

    assertThat(pair.context()).isSameAs(before);
    assertThat(pair.status().trouble()).isEmpty();

    writeKey(second);
    pair.look();

    assertThat(pair.context()).isNotSameAs(before);
  }

  @Test
  void look_movedIntoPlace_servesTheNewOne() throws IOException {
    RenewedPair pair = open();
    SSLContext before = pair.context();

    Path certificate = Files.copy(second.certificate(), directory.resolve("tls.pem.new"));
    Path key = Files.copy(second.key(), directory.resolve("tls.key.new"));
    Files.move(certificate, files.certificate(), StandardCopyOption.ATOMIC_MOVE);
    Files.move(key, files.key(), StandardCopyOption.ATOMIC_MOVE);
    pair.look();

    assertThat(pair.context()).isNotSameAs(before);
  }

  @Test
  void look_linkLeadsElsewhere_servesTheNewOne() throws IOException {
    Path one = placed(first, "one");
    Path two = placed(second, "two");
    Path now = Files.createSymbolicLink(directory.resolve("now"), one);
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
    assertThat(pair.status().trouble().orElseThrow())
        .contains(files.certificate() + " holds no PEM certificate");

    write(second);
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
    write(ended);

    assertThat(open().status().notAfter()).isBefore(Instant.now());
  }

  @Test
  void open_keyOfAnother_saysWhichAndWhatToDo() throws IOException {
    writeKey(second);

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
  void words_unreadable_sayWhoMustReadIt() {
    Path key = files.key();

    assertThat(PairBytes.words("key", key, new AccessDeniedException(key.toString())))
        .startsWith("the user " + System.getProperty("user.name") + " may not read the key " + key)
        .contains("chgrp", "chmod 640 " + key);
  }
}
