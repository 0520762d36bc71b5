package dev.hatrack.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Which path does what.
record Routes(
    HostGuard guard,
    MetricsEndpoint metrics,
    HatEndpoint hat,
    LedsEndpoint leds,
    TextEndpoint text,
    LedsStream ledsStream,
    EinkEndpoint eink,
    PagesEndpoint pages,
    ButtonsEndpoint buttons,
    SensorsEndpoint sensors,
    SimulationEndpoint simulation,
    RecordingEndpoint recording,
    HealthEndpoint health,
    TasksJarEndpoint tasksJar) {
  private static final String BEGUN = "begun";

  void register(RoutesConfig routes) {
    routes.before(this::guarded);
    routes.after(this::counted);
    routes.exception(Exception.class, (e, request) -> Problems.answer(new ServletCall(request), e));
    routes.exception(
        HttpResponseException.class, (e, request) -> Problems.answer(new ServletCall(request), e));
    boards(routes);
    surface(routes, "/hat");
    surface(routes, "/hats/{board}");
    eink(routes, "/hat");
    eink(routes, "/hats/{board}");
    sensors(routes, "/hat");
    sensors(routes, "/hats/{board}");
    get(routes, "/health", call(health::agent));
    get(
        routes,
        "/health/{board}/{capability}",
        request ->
            health.capability(
                new ServletCall(request),
                request.pathParam("board"),
                request.pathParam("capability")));
    get(routes, "/metrics", call(metrics::get));
    get(routes, "/openapi.json", call(new OpenApiEndpoint()::get));
    get(routes, "/tasks/hat-tasks.jar", tasksJar::get);
    new PageEndpoint().routes(routes);
  }

  private void boards(RoutesConfig routes) {
    get(routes, "/hat", call(hat::node));
    get(routes, "/hats/{board}", named(hat::board));
    String simulated = "/hats/{board}/simulation";
    get(routes, simulated, named(simulation::get));
    routes.put(simulated, named(simulation::put));
    String recorded = simulated + "/recording";
    get(routes, recorded, named(recording::get));
    routes.put(recorded, named(recording::put));
    String events = recorded + "/events";
    get(routes, events, named(recording::save));
    routes.put(events, named(recording::load));
  }

  private void surface(RoutesConfig routes, String root) {
    String surface = root + "/leds";
    get(routes, surface, chosen(leds::get));
    routes.put(surface, chosen(leds::put));
    routes.delete(surface, chosen(leds::delete));
    routes.post(surface + "/text", chosen(text::post));
    routes.wsBeforeUpgrade(
        surface + "/stream", request -> ledsStream.upgrade(request, board(request)));
    routes.ws(surface + "/stream", ledsStream::handlers);
    get(routes, surface + "/stream", call(ledsStream::notUpgraded));
    get(routes, root + "/buttons", chosen(buttons::get));
    stream(routes, root + "/buttons/stream", request -> buttons.stream(request, board(request)));
  }

  private void eink(RoutesConfig routes, String root) {
    String surface = root + "/eink";
    get(routes, surface, chosen(eink::get));
    routes.put(surface, chosen(eink::put));
    routes.delete(surface, chosen(eink::delete));
    get(
        routes,
        surface + "/pages/{id}",
        request -> pages.get(new ServletCall(request), board(request), request.pathParam("id")));
    stream(routes, surface + "/stream", request -> pages.stream(request, board(request)));
  }

  private void sensors(RoutesConfig routes, String root) {
    String all = root + "/sensors";
    get(routes, all, chosen(sensors::all));
    stream(routes, all + "/stream", request -> sensors.stream(request, board(request)));
    get(
        routes,
        all + "/{quantity}",
        request ->
            sensors.one(new ServletCall(request), board(request), request.pathParam("quantity")));
  }

  @FunctionalInterface
  private interface Endpoint {
    void serve(ApiCall call) throws IOException;
  }

  private static Handler call(Endpoint endpoint) {
    return request -> endpoint.serve(new ServletCall(request));
  }

  /// Of the board in the path.
  private static Handler named(BiConsumer<ApiCall, String> endpoint) {
    return request -> endpoint.accept(new ServletCall(request), request.pathParam("board"));
  }

  /// Of the board in the path, or the first there is when the path names none.
  private static Handler chosen(BiConsumer<ApiCall, Optional<String>> endpoint) {
    return request -> endpoint.accept(new ServletCall(request), board(request));
  }

  /// HEAD is answered as GET is; the server leaves the body out.
  static void get(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private void stream(RoutesConfig routes, String path, Handler handler) {
    routes.get(
        path,
        request -> {
          guard.checkOrigin(new ServletCall(request));
          handler.handle(request);
        });
    routes.head(path, Routes::onlyGet);
  }

  private static void onlyGet(Context request) {
    request.header("Allow", "GET");
    throw Problem.of(405, "Method not allowed", "a stream has no end: use GET");
  }

  private static Optional<String> board(Context request) {
    return Optional.ofNullable(request.pathParamMap().get("board"));
  }

  private void guarded(Context request) {
    request.attribute(BEGUN, System.nanoTime());
    guard.check(new ServletCall(request));
  }

  private void counted(Context request) {
    Long begun = request.attribute(BEGUN);
    if (begun != null) {
      metrics.count(
          request.method().toString(),
          route(request),
          request.statusCode(),
          System.nanoTime() - begun);
    }
  }

  private static String route(Context request) {
    var matched = request.endpoints().lastHttpEndpoint();
    return matched == null ? "none" : matched.path;
  }
}
