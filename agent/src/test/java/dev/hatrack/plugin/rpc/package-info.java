@org.jspecify.annotations.NullMarked
package dev.hatrack.plugin.rpc;
