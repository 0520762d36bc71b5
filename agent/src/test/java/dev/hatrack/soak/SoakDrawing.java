package dev.hatrack.soak;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The figures over time, one below the other on the same axis, each with its straight line.
record SoakDrawing(Course course) {
  private static final int LEFT = 70;
  private static final int WIDTH = 760;
  private static final int HEIGHT = 110;
  private static final int STEP = 150;
  private static final int TOP = 34;

  String svg() {
    int panels = Course.FIGURES.size();
    String body =
        IntStream.range(0, panels)
            .mapToObj(at -> panel(Course.FIGURES.get(at), TOP + (at * STEP)))
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="#fff"/>
        %s%s</svg>
        """,
        LEFT + WIDTH + 20,
        TOP + (panels * STEP) + 10,
        body,
        axis(TOP + ((panels - 1) * STEP) + HEIGHT));
  }

  private String panel(Course.Figure figure, int top) {
    double most = course.all().stream().mapToDouble(figure.of()).max().orElseThrow() * 1.1;
    Trend trend = course.trend(figure);
    double end = course.seconds();
    return String.format(
        Locale.ROOT,
        """
        <text x="%d" y="%d">%s%s: %+.2f ± %.2f an hour</text>
        <path d="M%d %dv%dh%d" fill="none" stroke="#999"/>
        <text x="%d" y="%d" text-anchor="end">%.0f</text><text x="%d" y="%d" text-anchor="end">0</text>
        <polyline points="%s" fill="none" stroke="#1f6fb2"/>
        <line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="#d1495b" stroke-width="1.5"/>
        """,
        LEFT,
        top - 8,
        figure.name(),
        figure.unit().isEmpty() ? "" : ", " + figure.unit(),
        trend.slope(),
        trend.margin(),
        LEFT,
        top,
        HEIGHT,
        WIDTH,
        LEFT - 6,
        top + 10,
        most,
        LEFT - 6,
        top + HEIGHT,
        points(figure, top, most),
        x(course.warmUp()),
        y(trend.start(), top, most),
        x(end),
        y(trend.after(end - course.warmUp()), top, most));
  }

  private String points(Course.Figure figure, int top, double most) {
    return course.all().stream()
        .map(
            sample ->
                String.format(
                    Locale.ROOT,
                    "%.1f,%.1f",
                    x(sample.seconds()),
                    y(figure.of().applyAsDouble(sample), top, most)))
        .collect(Collectors.joining(" "));
  }

  private String axis(int bottom) {
    return IntStream.rangeClosed(0, 6)
        .mapToObj(
            at ->
                String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f min</text>%n",
                    x(course.seconds() * at / 6),
                    bottom + 16,
                    course.seconds() * at / 6 / 60))
        .collect(Collectors.joining());
  }

  private double x(double seconds) {
    return LEFT + (WIDTH * seconds / course.seconds());
  }

  private static double y(double value, int top, double most) {
    return top + HEIGHT - (HEIGHT * value / most);
  }
}
