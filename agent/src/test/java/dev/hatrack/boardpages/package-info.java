/// Makes the pictures and tables of docs/boards from the boards themselves, and compares the pages
/// with what it makes.
@NullMarked
package dev.hatrack.boardpages;

import org.jspecify.annotations.NullMarked;
