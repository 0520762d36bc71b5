package dev.hatrack.plugin.launch;

import dev.hatrack.plugin.HostedPlugin;
import dev.hatrack.plugin.wire.base.BasePluginGrpc;
import dev.hatrack.plugin.wire.base.ConfigSchemaRequest;
import dev.hatrack.plugin.wire.base.ConfigSchemaResponse;
import dev.hatrack.plugin.wire.base.PluginInfoRequest;
import dev.hatrack.plugin.wire.base.PluginInfoResponse;
import dev.hatrack.plugin.wire.base.PluginType;
import dev.hatrack.plugin.wire.base.SetConfigRequest;
import dev.hatrack.plugin.wire.base.SetConfigResponse;
import io.grpc.stub.StreamObserver;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Nomad asks of every plugin. There is no schema: all configuration is the agent's own, and
/// Nomad refuses a `config` block in words.
public final class BaseService extends BasePluginGrpc.BasePluginImplBase {
  private static final String API = "v0.1.0";
  private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+\\.\\d+)(-.*)?");
  private static final String NO_VERSION = "0.0.0";

  private final PluginInfoResponse info;
  private final Runnable stays;

  /// @param version the agent's; Nomad does not start with one that it can't read
  /// @param stays told when Nomad has sent the client's configuration, which only the launch that
  ///   is to stay gets
  public BaseService(HostedPlugin.Kind kind, String name, String version, Runnable stays) {
    this.info =
        PluginInfoResponse.newBuilder()
            .setType(type(kind))
            .addPluginApiVersions(API)
            .setPluginVersion(readable(version))
            .setName(name)
            .build();
    this.stays = stays;
  }

  private static PluginType type(HostedPlugin.Kind kind) {
    return switch (kind) {
      case DRIVER -> PluginType.DRIVER;
      case DEVICE -> PluginType.DEVICE;
    };
  }

  private static String readable(String version) {
    Matcher matcher = VERSION.matcher(version);
    return matcher.matches() ? matcher.group(1) : NO_VERSION;
  }

  @Override
  public void pluginInfo(PluginInfoRequest request, StreamObserver<PluginInfoResponse> answer) {
    answer.onNext(info);
    answer.onCompleted();
  }

  @Override
  public void configSchema(
      ConfigSchemaRequest request, StreamObserver<ConfigSchemaResponse> answer) {
    answer.onNext(ConfigSchemaResponse.getDefaultInstance());
    answer.onCompleted();
  }

  @Override
  public void setConfig(SetConfigRequest request, StreamObserver<SetConfigResponse> answer) {
    if (request.hasNomadConfig()) {
      stays.run();
    }
    answer.onNext(SetConfigResponse.getDefaultInstance());
    answer.onCompleted();
  }
}
