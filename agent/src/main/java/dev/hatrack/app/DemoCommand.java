package dev.hatrack.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hatrack demo`.
@Command(
    name = "demo",
    description = "The agent with simulated boards and a running clock, on loopback, open.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where it answers; 0 for any free port. Default: ${DEFAULT-VALUE}.",
      defaultValue = "7070")
  private int port = 7070;

  @Override
  public Integer call() throws InterruptedException {
    Demo demo = Demo.start(port);
    Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "shutdown"));
    System.out.println("ready " + demo.url() + "/");
    Thread.currentThread().join();
    return 0;
  }
}
