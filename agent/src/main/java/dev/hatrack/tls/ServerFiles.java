package dev.hatrack.tls;

import java.nio.file.Path;

/// Where a server's certificate and its key are.
///
/// @param certificate PEM: the server's own certificate first, then those between it and the
///   authority
/// @param key its PEM key, in one of the forms of {@link PemKey}
public record ServerFiles(Path certificate, Path key) {}
