package dev.hatrack.app;

import dev.hatrack.access.AuthConfig;
import dev.hatrack.client.TlsConfig;
import dev.hatrack.consul.ConsulConfig;
import dev.hatrack.hat.Capability;
import dev.hatrack.nomad.NomadConfig;
import dev.hatrack.plugin.device.DeviceConfig;
import dev.hatrack.plugin.launch.PluginsConfig;
import java.nio.file.Path;
import java.util.Optional;

/// How each part's configuration is written in the file.
final class Sections {
  private Sections() {}

  static ConsulConfig consul(Section consul) {
    return new ConsulConfig(
        consul.oneOf("enabled", ConsulConfig.Enabled.class, ConsulConfig.Enabled.AUTO),
        consul.text("address"),
        consul.secret("token"),
        consul.text("tokenFile").map(Path::of),
        Optional.empty(),
        tls(consul),
        consul.flag("checkSkipVerify", false));
  }

  static NomadConfig nomad(Section nomad) {
    return new NomadConfig(
        nomad.oneOf("enabled", NomadConfig.Enabled.class, NomadConfig.Enabled.AUTO),
        nomad.text("address"),
        nomad.secret("token"),
        tls(nomad));
  }

  /// The `plugins` section.
  record Plugins(PluginsConfig launch, DeviceConfig devices) {
    static Plugins read(Section plugins) {
      return new Plugins(
          new PluginsConfig(
              plugins.oneOf("enabled", PluginsConfig.Enabled.class, PluginsConfig.Enabled.AUTO),
              Path.of(plugins.text("directory", PluginsConfig.USUAL))),
          new DeviceConfig(plugins.number("sharedSlots", DeviceConfig.DEFAULT_SHARED_SLOTS)));
    }
  }

  private static TlsConfig tls(Section section) {
    return new TlsConfig(
        section.text("caFile").map(Path::of),
        section.text("clientCert").map(Path::of),
        section.text("clientKey").map(Path::of),
        section.text("tlsServerName"),
        Optional.empty());
  }

  static AuthConfig auth(Section auth) {
    return new AuthConfig(
        auth.oneOf("mode", AuthConfig.Mode.class, AuthConfig.Mode.NOMAD),
        auth.sections("tokens", Sections::token),
        auth.sections("jobs", Sections::job));
  }

  private static AuthConfig.Token token(Section token) {
    return new AuthConfig.Token(
        token.required("name"),
        token.required("sha256"),
        token.texts("boards"),
        token.anyOf("capabilities", Capability.class),
        token.number("priority", AuthConfig.DEFAULT_PRIORITY));
  }

  private static AuthConfig.JobRights job(Section job) {
    return new AuthConfig.JobRights(
        job.text("namespace", "default"),
        job.required("job"),
        job.texts("boards"),
        job.anyOf("capabilities", Capability.class),
        job.number("maxPriority", AuthConfig.DEFAULT_PRIORITY));
  }
}
