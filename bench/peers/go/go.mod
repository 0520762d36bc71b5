module hatrack.dev/bench/floor

go 1.21
