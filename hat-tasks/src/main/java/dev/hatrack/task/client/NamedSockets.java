package dev.hatrack.task.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/// Asks for, and insists on, a certificate for this name, whatever host the connection goes to.
///
/// Of the ways to make a socket only the one over a plain socket is given the host's name by
/// `HttpsURLConnection`; that it goes this way is what {@link #createSocket()} of the superclass is
/// for, which says that it has no unconnected sockets.
final class NamedSockets extends SSLSocketFactory {
  private final SSLSocketFactory sockets;
  private final String name;

  NamedSockets(SSLSocketFactory sockets, String name) {
    this.sockets = sockets;
    this.name = name;
  }

  @Override
  public Socket createSocket(Socket plain, String host, int port, boolean autoClose)
      throws IOException {
    return sockets.createSocket(plain, name, port, autoClose);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw unasked();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unasked();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw unasked();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unasked();
  }

  private static IOException unasked() {
    return new IOException("only over a socket that is connected");
  }
}
