package dev.hatrack.plugin.rpc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/// A request over a unix socket, for gRPC's servlet, which wants internet addresses and refuses the
/// port -1 that unix sockets have.
final class PortlessRequest extends HttpServletRequestWrapper {
  private static final String HERE = "127.0.0.1";

  PortlessRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public String getRemoteHost() {
    return HERE;
  }

  @Override
  public int getRemotePort() {
    return 0;
  }

  @Override
  public String getLocalAddr() {
    return HERE;
  }

  @Override
  public int getLocalPort() {
    return 0;
  }
}
