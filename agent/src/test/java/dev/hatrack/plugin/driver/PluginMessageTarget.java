package dev.hatrack.plugin.driver;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.hatrack.fuzz.Target;
import dev.hatrack.plugin.wire.driver.RecoverTaskRequest;
import dev.hatrack.plugin.wire.driver.TaskConfig;
import dev.hatrack.plugin.wire.driver.TaskHandle;
import dev.hatrack.task.run.UsageException;
import java.time.Instant;
import java.util.List;

/// A message of Nomad's to the driver plugin, with what the driver reads out of it: a job's
/// configuration and the state that Nomad has kept.
public final class PluginMessageTarget implements Target {
  @Override
  public String name() {
    return "plugin-message";
  }

  @Override
  public List<byte[]> seeds() {
    TaskConfig config =
        TaskConfig.newBuilder()
            .setId("1f2c75be/clock/0001")
            .setName("clock")
            .setMsgpackDriverConfig(ByteString.copyFrom(new OrderTarget().seeds().getFirst()))
            .build();
    TaskOrder order = new TaskOrder("scroll-clock", List.of("--board=sense-hat"));
    byte[] state = new DriverState(order, Instant.EPOCH).encode();
    TaskHandle handle =
        TaskHandle.newBuilder()
            .setVersion(1)
            .setConfig(config)
            .setDriverState(ByteString.copyFrom(state))
            .build();
    return List.of(RecoverTaskRequest.newBuilder().setHandle(handle).build().toByteArray());
  }

  @Override
  public void read(byte[] input) throws InvalidProtocolBufferException {
    TaskHandle handle = RecoverTaskRequest.parseFrom(input).getHandle();
    var _ = OrderReader.read(handle.getConfig().getMsgpackDriverConfig().toByteArray());
    var _ = DriverState.decode(handle.getDriverState().toByteArray());
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(InvalidProtocolBufferException.class, UsageException.class);
  }
}
