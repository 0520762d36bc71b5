package dev.hatrack.nomad;

import dev.hatrack.access.KeySetSource;
import java.io.IOException;

/// `GET /.well-known/jwks.json`: the public keys of Nomad's workload identities. Needs no token.
record JsonWebKeys(NomadHttp http) implements KeySetSource {
  @Override
  public String fetch() throws IOException {
    return http.text(".well-known", "jwks.json");
  }
}
