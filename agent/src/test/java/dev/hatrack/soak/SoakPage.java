package dev.hatrack.soak;

import java.util.Locale;
import java.util.stream.Collectors;

/// docs/soak.md, with the figures of one soak.
record SoakPage(Course course, String machine) {
  String text() {
    return """
    # The soak

    Written by `tools/soak`. The packaged agent as `./hatrack` starts it, with four simulated boards and a real Consul and
    Nomad, for %.2f hours under a mixed load of %.1f errands a second: frames, texts, claims (exclusive ones too), e-ink pages,
    sensors, WebSockets that draw and that look on, buttons, a board pulled out and put back, wrong requests. No real Pi was in it.

    ![memory, descriptors and threads over time](soak.svg)

    | after %.0f min of warm-up | mean | slope per hour, 95 %% interval | level |
    |---|---|---|---|
    %s

    Level: zero lies in the interval. The line is drawn by least squares through the means of 20 equal stretches, because
    samples ten seconds apart are not independent. The heap is what the smallest collection in ten seconds left, read from
    the JVM's log; none was forced. Collections of the young generation leave dead objects in the old one, which is collected when the heap
    has come to its limit of 48 MiB: so the heap and the memory rise to there in saw teeth, and only what lies above is a leak. Of one core the agent took %.1f %%. %.0f errands were done; %.0f of them did not end as they should.

    Machine: %s.
    """
        .formatted(
            course.seconds() / 3600,
            course.errandsPerSecond(),
            course.warmUp() / 60,
            Course.FIGURES.stream().map(this::row).collect(Collectors.joining("\n")),
            100 * course.cpuShare(),
            course.all().getLast().errands(),
            course.all().getLast().wrong(),
            machine.strip());
  }

  private String row(Course.Figure figure) {
    Trend trend = course.trend(figure);
    return String.format(
        Locale.ROOT,
        "| %s%s | %.1f | %+.2f ± %.2f | %s |",
        figure.name(),
        figure.unit().isEmpty() ? "" : ", " + figure.unit(),
        trend.mean(),
        trend.slope(),
        trend.margin(),
        trend.level() ? "yes" : "no");
  }
}
