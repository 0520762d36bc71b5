/// Benchmarks, run by `bench/run` and written down in docs/benchmarks.md. Not tests: they print.
@NullMarked
package dev.hatrack.bench;

import org.jspecify.annotations.NullMarked;
