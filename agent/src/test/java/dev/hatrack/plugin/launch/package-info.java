@org.jspecify.annotations.NullMarked
package dev.hatrack.plugin.launch;
