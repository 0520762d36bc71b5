package dev.hatrack.app;

import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.PageState;
import java.io.PrintWriter;

/// Tells a person what becomes of a page: a bar on a terminal, a line for each change elsewhere.
final class PageProgress {
  private static final int POLL_MILLIS = 250;
  private static final int BAR = 30;

  private final PrintWriter out;
  private final boolean terminal;

  PageProgress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /// @param wait whether to go on until the page's fate is known
  /// @return false when the page will never be shown
  boolean follow(HatClient client, PageState accepted, boolean wait) throws InterruptedException {
    PageState page = accepted;
    String before = "";
    while (wait && !page.settled()) {
      before = tell(page, before);
      Thread.sleep(POLL_MILLIS);
      page = client.page(page.id());
    }
    tell(page, before);
    if (terminal) {
      out.println();
      out.flush();
    }
    return !(page.fate().equals("failed") || page.fate().equals("superseded"));
  }

  private String tell(PageState page, String before) {
    String line = line(page);
    if (terminal) {
      out.print("\r" + line + " ".repeat(Math.max(0, before.length() - line.length())));
      out.flush();
    } else if (!line.equals(before)) {
      out.println(line);
      out.flush();
    }
    return line;
  }

  private String line(PageState page) {
    String reason = page.reason().isEmpty() ? "" : ": " + page.reason();
    String words = "page " + page.id() + " " + page.fate() + reason;
    return terminal ? bar(page) + " " + words : words;
  }

  private static String bar(PageState page) {
    double done = page.settled() ? 1 : page.progress().orElse(0);
    int full = (int) Math.round(Math.min(1, done) * BAR);
    return "[" + "#".repeat(full) + " ".repeat(BAR - full) + "]";
  }
}
