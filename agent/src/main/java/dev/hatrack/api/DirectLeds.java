package dev.hatrack.api;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The short way to the LEDs' pictures: `GET` and `PUT` go from the server straight to their
/// endpoint. The long way, by servlets and Javalin, costs more than all the rest of such a request
/// (decision 0025). Whatever is not quite usual goes the long way, and gets the same answer there.
///
/// On plain HTTP what waits for nobody is answered on the very thread that read it: a `GET` of
/// JSON, and a `PUT` of JSON that has come whole, by somebody who is known. All else is handed to a
/// virtual thread. TLS has arithmetic to do that would be in the way of all other connections
/// there, so with it the server hands over each request before it comes here.
final class DirectLeds extends Handler.Wrapper {
  private static final Pattern PATH = Pattern.compile("/hat/leds|/hats/([a-z0-9-]+)/leds");

  /// In bytes, many times a picture of the largest matrix.
  private static final int LARGEST_AT_ONCE = 16 * 1024;

  private static final String ANY_BOARD = "/hat/leds";
  private static final String NAMED_BOARD = "/hats/{board}/leds";

  private final LedsEndpoint leds;
  private final HostGuard guard;
  private final MetricsEndpoint metrics;
  private final Optional<Executor> threads;

  /// @param threads where what may wait is done; empty when the server has seen to that
  DirectLeds(
      LedsEndpoint leds, HostGuard guard, MetricsEndpoint metrics, Optional<Executor> threads) {
    this.leds = leds;
    this.guard = guard;
    this.metrics = metrics;
    this.threads = threads;
  }

  @Override
  public InvocationType getInvocationType() {
    return threads.isPresent() ? InvocationType.NON_BLOCKING : InvocationType.BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Matcher path = PATH.matcher(request.getHttpURI().getPath());
    if (!usual(request) || !path.matches()) {
      return whereItMayWait(
          request, response, callback, () -> super.handle(request, response, callback));
    }
    DirectCall call = new DirectCall(request, response);
    if (threads.isPresent() && atOnce(request, call)) {
      return answer(call, callback, board(path));
    }
    return whereItMayWait(request, response, callback, () -> answer(call, callback, board(path)));
  }

  /// A picture that is asked for, or one that is sent in one piece of known length, as it is.
  private static boolean usual(Request request) {
    return switch (request.getMethod()) {
      case "GET" -> true;
      case "PUT" ->
          request.getLength() >= 0
              && !request.getHeaders().contains(HttpHeader.EXPECT)
              && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
      default -> false;
    };
  }

  private boolean atOnce(Request request, DirectCall call) {
    return request.getMethod().equals("GET")
        ? getsAtOnce(request)
        : request.getLength() <= LARGEST_AT_ONCE && leds.putsAtOnce(call) && call.takeArrived();
  }

  /// No PNG, and no body that a refusal would have to read to its end.
  private static boolean getsAtOnce(Request request) {
    return request.getLength() <= 0
        && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
        && request.getHttpURI().getQuery() == null
        && !String.valueOf(request.getHeaders().get(HttpHeader.ACCEPT)).contains("image");
  }

  private static Optional<String> board(Matcher path) {
    return Optional.ofNullable(path.group(1));
  }

  @FunctionalInterface
  private interface Handling {
    boolean handle() throws Exception;
  }

  private boolean whereItMayWait(
      Request request, Response response, Callback callback, Handling handling) throws Exception {
    if (threads.isEmpty()) {
      return handling.handle();
    }
    threads
        .get()
        .execute(
            () -> {
              try {
                if (!handling.handle()) {
                  Response.writeError(request, response, callback, 404);
                }
              } catch (Throwable e) { // as the server does with what a handler throws
                Response.writeError(request, response, callback, e);
              }
            });
    return true;
  }

  private boolean answer(DirectCall call, Callback callback, Optional<String> board) {
    long begun = System.nanoTime();
    try {
      guard.check(call);
      if (call.method().equals("GET")) {
        leds.get(call, board);
      } else {
        leds.put(call, board);
      }
    } catch (Throwable e) { // also what Java itself throws: whoever asked has to be told
      Problems.answer(call, e);
    }
    metrics.count(
        call.method(),
        board.isPresent() ? NAMED_BOARD : ANY_BOARD,
        call.status(),
        System.nanoTime() - begun);
    call.send(callback);
    return true;
  }
}
