package dev.hatrack.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A diagnosis, for people and for programs.
public record Report(Diagnosis diagnosis) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// A line for each finding, what to type below it, and how many there are of each at the end.
  public String text() {
    StringBuilder text = new StringBuilder();
    diagnosis.findings().forEach(finding -> text.append(lines(finding)));
    return text.append(
            "%d wrong, %d unknown, %d fine%n"
                .formatted(
                    count(Finding.Wrong.class),
                    count(Finding.Unknown.class),
                    count(Finding.Fine.class)))
        .toString();
  }

  private static String lines(Finding finding) {
    return switch (finding) {
      case Finding.Fine fine -> "ok     %s%n".formatted(fine.what());
      case Finding.Unknown unknown -> "?      %s: %s%n".formatted(unknown.what(), unknown.why());
      case Finding.Wrong wrong ->
          "WRONG  %s (%s)%n%s".formatted(wrong.what(), wrong.evidence(), indented(wrong.remedy()));
    };
  }

  private static String indented(List<String> remedy) {
    return String.join("", remedy.stream().map(line -> "           %s%n".formatted(line)).toList());
  }

  private long count(Class<? extends Finding> kind) {
    return diagnosis.findings().stream().filter(kind::isInstance).count();
  }

  /// `{"fine": …, "findings": [{"state": "wrong", "what": …, "evidence": …, "remedy": […]}]}`;
  /// `why` in place of evidence and remedy when the state is `unknown`, neither when it is `fine`.
  public String json() {
    ObjectNode document = JSON.createObjectNode().put("fine", diagnosis.fine());
    var list = document.putArray("findings");
    diagnosis.findings().forEach(finding -> list.add(node(finding)));
    return document.toPrettyString();
  }

  private static ObjectNode node(Finding finding) {
    ObjectNode node = JSON.createObjectNode();
    switch (finding) {
      case Finding.Fine _ -> node.put("state", "fine");
      case Finding.Unknown _ -> node.put("state", "unknown");
      case Finding.Wrong _ -> node.put("state", "wrong");
    }
    node.put("what", finding.what());
    if (finding instanceof Finding.Unknown unknown) {
      node.put("why", unknown.why());
    }
    if (finding instanceof Finding.Wrong wrong) {
      node.put("evidence", wrong.evidence());
      wrong.remedy().forEach(node.putArray("remedy")::add);
    }
    return node;
  }
}
