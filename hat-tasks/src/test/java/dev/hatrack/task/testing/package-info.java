/// What the tests of several tasks share.
@NullMarked
package dev.hatrack.task.testing;

import org.jspecify.annotations.NullMarked;
