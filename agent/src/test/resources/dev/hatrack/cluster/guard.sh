#!/bin/sh
# guard.sh DIRECTORY PROGRAM ARGUMENT...
#
# Runs a program for a test and cleans up after it however the test ends: standard input is a pipe from the test,
# and closes when the test says so or when its JVM is gone, killed outright included. Then the program gets SIGTERM,
# and 20 s later SIGKILL. Whatever it left (processes, mounts and control groups of Nomad's tasks, DIRECTORY itself)
# goes too, also when it was the program that was killed. Writes the program's process ID to DIRECTORY/pid.
set -u
directory=$1
shift

# Inherited by all that the program starts, so that those are found when it is gone.
HATRACK_TEST_DIRECTORY=$directory
export HATRACK_TEST_DIRECTORY

# Ctrl-C reaches the whole foreground group; the test's end is what counts here.
trap '' INT HUP TERM
exec 3<&0

(trap - INT HUP TERM; exec "$@" 3<&-) </dev/null &
program=$!
printf '%s\n' "$program" >"$directory/pid.new"
mv "$directory/pid.new" "$directory/pid"

(
  cat <&3 >/dev/null
  kill -TERM "$program"
  waited=0
  while [ "$waited" -lt 200 ] && kill -0 "$program" 2>/dev/null; do
    sleep 0.1
    waited=$((waited + 1))
  done
  kill -KILL "$program"
) 2>/dev/null &
watcher=$!
exec 3<&-

wait "$program"
status=$?
kill -KILL "$watcher" 2>/dev/null

# The processes of Nomad's allocations, and Nomad's helpers.
left_over() {
  for process in /proc/[0-9]*; do
    pid=${process#/proc/}
    if [ "$pid" != $$ ] && tr '\0' '\n' <"$process/environ" | grep -qxF "HATRACK_TEST_DIRECTORY=$directory"; then
      printf '%s\n' "$pid"
      continue
    fi
    for allocation in "$directory"/alloc/*-*; do
      if grep -qF "/${allocation##*/}." "$process/cgroup"; then
        printf '%s\n' "$pid"
      fi
    done
  done 2>/dev/null
}

for round in 1 2 3 4 5; do
  pids=$(left_over)
  if [ -z "$pids" ]; then break; fi
  # shellcheck disable=SC2086 # one argument each
  kill -KILL $pids 2>/dev/null
  sleep 0.2
done

awk -v below="$directory/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | while read -r mounted; do
  umount -l "$mounted"
done
for allocation in "$directory"/alloc/*-*; do
  find /sys/fs/cgroup -depth -type d -name "${allocation##*/}.*" -exec rmdir {} \; 2>/dev/null
done
if ! grep -qF " $directory/" /proc/mounts; then
  rm -rf --one-file-system "$directory"
fi
exit "$status"
