package dev.hatrack.app;

/// The `hatrack` command.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.err.println("hatrack " + args.length);
  }
}
