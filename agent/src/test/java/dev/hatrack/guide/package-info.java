/// The commands in README.md and docs/ are run, or stand in a test that runs them:
/// docs/architecture.md, "Commands in the documents".
@NullMarked
package dev.hatrack.guide;

import org.jspecify.annotations.NullMarked;
