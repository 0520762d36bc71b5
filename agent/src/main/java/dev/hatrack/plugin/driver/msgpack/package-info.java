/// What Nomad's configuration values come in: MessagePack as go-cty writes it, read only.
@NullMarked
package dev.hatrack.plugin.driver.msgpack;

import org.jspecify.annotations.NullMarked;
