package dev.hatrack.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.Set;

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
  private static final Set<HandlerType> READING =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
  private static final String BEGUN = "begun";

  void register(RoutesConfig routes) {
    routes.before(this::guarded);
    routes.after(this::counted);
    Problems.routes(routes);
    boards(routes);
    surface(routes, "/hat");
    surface(routes, "/hats/{board}");
    eink(routes, "/hat");
    eink(routes, "/hats/{board}");
    sensors(routes, "/hat");
    sensors(routes, "/hats/{board}");
    get(routes, "/health", health::agent);
    get(
        routes,
        "/health/{board}/{capability}",
        request ->
            health.capability(
                request, request.pathParam("board"), request.pathParam("capability")));
    get(routes, "/metrics", metrics::get);
    get(routes, "/openapi.json", new OpenApiEndpoint()::get);
    get(routes, "/tasks/hat-tasks.jar", tasksJar::get);
    new PageEndpoint().routes(routes);
  }

  private void boards(RoutesConfig routes) {
    get(routes, "/hat", hat::node);
    get(routes, "/hats/{board}", request -> hat.board(request, request.pathParam("board")));
    String simulated = "/hats/{board}/simulation";
    get(routes, simulated, request -> simulation.get(request, request.pathParam("board")));
    routes.put(simulated, request -> simulation.put(request, request.pathParam("board")));
    String recorded = simulated + "/recording";
    get(routes, recorded, request -> recording.get(request, request.pathParam("board")));
    routes.put(recorded, request -> recording.put(request, request.pathParam("board")));
    String events = recorded + "/events";
    get(routes, events, request -> recording.save(request, request.pathParam("board")));
    routes.put(events, request -> recording.load(request, request.pathParam("board")));
  }

  private void surface(RoutesConfig routes, String root) {
    String surface = root + "/leds";
    get(routes, surface, request -> leds.get(request, board(request)));
    routes.put(surface, request -> leds.put(request, board(request)));
    routes.delete(surface, request -> leds.delete(request, board(request)));
    routes.post(surface + "/text", request -> text.post(request, board(request)));
    routes.wsBeforeUpgrade(
        surface + "/stream", request -> ledsStream.upgrade(request, board(request)));
    routes.ws(surface + "/stream", ledsStream::handlers);
    get(routes, surface + "/stream", ledsStream::notUpgraded);
    get(routes, root + "/buttons", request -> buttons.get(request, board(request)));
    stream(routes, root + "/buttons/stream", request -> buttons.stream(request, board(request)));
  }

  private void eink(RoutesConfig routes, String root) {
    String surface = root + "/eink";
    get(routes, surface, request -> eink.get(request, board(request)));
    routes.put(surface, request -> eink.put(request, board(request)));
    routes.delete(surface, request -> eink.delete(request, board(request)));
    get(
        routes,
        surface + "/pages/{id}",
        request -> pages.get(request, board(request), request.pathParam("id")));
    stream(routes, surface + "/stream", request -> pages.stream(request, board(request)));
  }

  private void sensors(RoutesConfig routes, String root) {
    String all = root + "/sensors";
    get(routes, all, request -> sensors.all(request, board(request)));
    stream(routes, all + "/stream", request -> sensors.stream(request, board(request)));
    get(
        routes,
        all + "/{quantity}",
        request -> sensors.one(request, board(request), request.pathParam("quantity")));
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
          guard.checkOrigin(request);
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
    request.header("X-Content-Type-Options", "nosniff");
    guard.checkHost(request);
    if (!READING.contains(request.method())) {
      guard.checkOrigin(request);
    }
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
