# shellcheck shell=sh
# Sourced by what runs for long beside somebody who builds: a copy of what is built, and a test program run from it.

# require_built TOOL PACKAGE: ends unless the test package dev.hatrack.PACKAGE and the jar are built.
require_built() {
  if [ ! -d "$here/agent/target/test-classes/dev/hatrack/$2" ] || [ ! -f "$here/agent/target/hatrack-agent.jar" ]; then
    echo "$1: nothing is built yet: mvn -B -DskipTests package" >&2
    exit 2
  fi
}

# built_copy INTO: laid out as the tree, because the tests find there what they start from.
built_copy() {
  rm -rf "$1"
  mkdir -p "$1/agent/target" "$1/agent/src/main" "$1/agent/src/test"
  cp -p "$here/hatrack" "$1/"
  cp -Rp "$here/tools" "$1/"
  cp -Rp "$here/agent/src/main/launchers" "$1/agent/src/main/"
  cp -Rp "$here/agent/src/test/c" "$1/agent/src/test/"
  cp -Rp "$here/agent/target/hatrack-agent.jar" "$here/agent/target/lib" "$here/agent/target/tasks" \
    "$here/agent/target/test-classes" "$1/agent/target/"
}

# run_copy COPY MAIN [ARGUMENT...]: becomes that program, with a small heap, for it shares the machine with the agent.
run_copy() {
  cd "$1/agent"
  shift
  exec "$("$here/hatrack" --print-java)" -XX:+UseSerialGC -Xmx256m -XX:TieredStopAtLevel=1 -Djava.awt.headless=true \
    -cp "target/test-classes:target/hatrack-agent.jar:target/lib/*" "$@"
}
