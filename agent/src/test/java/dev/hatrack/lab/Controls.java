package dev.hatrack.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hatrack.board.Simulation.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The hands and eyes of a scenario, on loopback:
///
/// | call | does |
/// |---|---|
/// | `GET /scroll-hat-mini` | what a person sees: `{"rows": […], "refreshes": 0}` |
/// | `POST /scroll-hat-mini/hold/A` | presses a button, and keeps it down |
/// | `POST /scroll-hat-mini/release/A` | lets it go |
/// | `POST /inky-phat/fault/unplugged` | breaks the wires, or with `none` mends them |
final class Controls {
  private static final int OK = 200;
  private static final int WRONG = 400;

  private final List<PlayedBoard> boards;
  private final Runnable wiresChanged;
  private final ObjectMapper json = new ObjectMapper();

  /// @param wiresChanged called after a board was plugged or unplugged
  Controls(List<PlayedBoard> boards, Runnable wiresChanged) {
    this.boards = List.copyOf(boards);
    this.wiresChanged = wiresChanged;
  }

  void serve(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    var _ = server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        List<String> path =
            Stream.of(exchange.getRequestURI().getPath().split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        send(exchange, OK, obey(path));
      } catch (IllegalArgumentException e) {
        send(exchange, WRONG, String.valueOf(e.getMessage()));
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private String obey(List<String> path) throws IOException {
    PlayedBoard board = board(path);
    if (path.size() == 3) {
      act(board, path.get(1), path.get(2));
    } else if (path.size() != 1) {
      throw new IllegalArgumentException(
          "/BOARD, /BOARD/hold/BUTTON, /BOARD/release/BUTTON, /BOARD/fault/FAULT");
    }
    return json.writeValueAsString(
        Map.of("rows", board.seen().get(), "refreshes", board.shown().get()));
  }

  private PlayedBoard board(List<String> path) {
    Optional<PlayedBoard> named =
        boards.stream().filter(board -> path.indexOf(board.slug()) == 0).findFirst();
    return named.orElseThrow(
        () ->
            new IllegalArgumentException(
                "on this header are " + boards.stream().map(PlayedBoard::slug).toList()));
  }

  private void act(PlayedBoard board, String verb, String what) {
    switch (verb) {
      case "hold" -> board.simulation().hold(what, true);
      case "release" -> board.simulation().hold(what, false);
      case "fault" -> {
        board.simulation().fault(fault(board, what));
        wiresChanged.run();
      }
      default -> throw new IllegalArgumentException("hold, release or fault, not " + verb);
    }
  }

  private static Fault fault(PlayedBoard board, String slug) {
    return board.simulation().faults().stream()
        .filter(fault -> fault.slug().equals(slug))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a %s can have %s".formatted(board.slug(), board.simulation().faults())));
  }
}
