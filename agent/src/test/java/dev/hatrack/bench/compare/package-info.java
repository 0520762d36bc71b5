/// Hatrack beside what people would use instead, both in the same run on the same machine: run by
/// `bench/run all`, which writes the results into docs/benchmarks.md. Not tests: they print.
@NullMarked
package dev.hatrack.bench.compare;

import org.jspecify.annotations.NullMarked;
