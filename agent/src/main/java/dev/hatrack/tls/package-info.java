/// Certificates and keys in PEM files, and a server's pair of them that is renewed while it serves.
@NullMarked
package dev.hatrack.tls;

import org.jspecify.annotations.NullMarked;
