package dev.hatrack.plugin.device;

import java.nio.file.Path;
import java.util.Optional;

/// Where tasks of this node reach the API.
///
/// @param address `http://127.0.0.1:7070`
/// @param authority on `https`, the file with the certificates to verify the agent's with, as it is
///   called on this node
public record TaskApi(String address, Optional<Path> authority) {}
