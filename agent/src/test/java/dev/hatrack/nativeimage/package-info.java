/// Is the reachability metadata complete? `docs/decisions/0024-native-image.md`
@NullMarked
package dev.hatrack.nativeimage;

import org.jspecify.annotations.NullMarked;
