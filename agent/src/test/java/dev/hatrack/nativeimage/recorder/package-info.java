/// A Java agent that records what a native image would have to be told: reflection, proxies,
/// resources and foreign calls, each as it happens and once. It uses nothing but the JDK, because
/// it runs inside the program that it watches.
@NullMarked
package dev.hatrack.nativeimage.recorder;

import org.jspecify.annotations.NullMarked;
