package dev.hatrack.plugin.rpc;

import io.grpc.servlet.jakarta.ServletAdapter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Hands every request to gRPC; what is not gRPC is refused there.
@SuppressWarnings("serial") // never serialised
final class RpcServlet extends HttpServlet {
  private final transient ServletAdapter adapter;

  RpcServlet(ServletAdapter adapter) {
    this.adapter = adapter;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    adapter.doPost(new PortlessRequest(request), response);
  }

  @Override
  public void destroy() {
    adapter.destroy();
  }
}
