/// gRPC over unix sockets, from the same server that serves the HTTP API:
/// docs/decisions/0009-grpc.md.
@NullMarked
package dev.hatrack.plugin.rpc;

import org.jspecify.annotations.NullMarked;
