/// Text on a surface: fonts drawn for a handful of rows, and text that stands or scrolls, and pages
/// of it.
@NullMarked
package dev.hatrack.surface.text;

import org.jspecify.annotations.NullMarked;
