#!/bin/sh
# again.sh DIRECTORY PROGRAM ARGUMENT...
#
# Runs a program, and once more each time it has ended and DIRECTORY/again appears, so that a test can kill it and
# have it back with everything it left behind. Writes its process ID to DIRECTORY/child. SIGTERM ends both.
set -u
directory=$1
shift
child=
ending=
trap 'ending=yes; if [ -n "$child" ]; then kill -TERM "$child" 2>/dev/null; fi' TERM

while [ -z "$ending" ]; do
  "$@" &
  child=$!
  printf '%s\n' "$child" >"$directory/child.new"
  mv "$directory/child.new" "$directory/child"
  # A signal ends a wait early.
  while kill -0 "$child" 2>/dev/null; do
    wait "$child"
  done
  child=
  rm -f "$directory/child"
  while [ -z "$ending" ] && [ ! -e "$directory/again" ]; do
    sleep 0.05
  done
  rm -f "$directory/again"
done
