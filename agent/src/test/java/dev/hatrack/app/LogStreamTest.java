package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What others chose is in the log as text, and does nothing there.
class LogStreamTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final LogStream log = new LogStream(written);

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void println_lineBreaksInside_makeNoSecondEntry() {
    log.println("INFO ClaimLog - audit: evil\r\nINFO ClaimLog - audit: token/owner has claimed");

    assertThat(text().lines()).hasSize(1);
    assertThat(text()).contains("evil\\r\\nINFO");
  }

  @Test
  void println_escapeSequences_areShownAndNotObeyed() {
    log.println("job \u001b[2Jgone \u009b31m red \u202eright to left\u2028");

    assertThat(text())
        .startsWith("job \\u001b[2Jgone \\u009b31m red \\u202eright to left\\u2028")
        .doesNotContain("\u001b", "\u009b", "\u202e", "\u2028");
  }

  @Test
  void println_otherLanguages_areLeftAlone() {
    log.println("Küche 台所 🍓");

    assertThat(text().strip()).isEqualTo("Küche 台所 🍓");
  }

  @Test
  void stackTrace_ofAMessageWithLineBreaks_keepsItsShape() {
    new IllegalStateException("first\nINFO Agent - ready").printStackTrace(log);

    assertThat(text().lines().findFirst())
        .hasValue("java.lang.IllegalStateException: first\\nINFO Agent - ready");
    assertThat(text().lines().skip(1)).allMatch(line -> line.startsWith("\tat "));
  }
}
