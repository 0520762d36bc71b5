# shellcheck shell=sh
# Sourced by the peers. Each bench/peers/NAME/peer is one program that people would use instead:
#
#   peer version      what it is made of, in a line
#   peer serve PORT   serves until it is killed, in this very process; prints `ready http://127.0.0.1:PORT/` when it does
#
# and what else it alone can do. All of them install what they need once, from the ordinary registries, pinned.

peer=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)

# shellcheck source=tools/build-once.sh
. "$peer/../../../tools/build-once.sh"

# installed FUNCTION FILE...: prints the directory that the function fills; anew when one of the files has changed.
# In a subshell: the lock and the traps of build_once are not for a server to inherit.
installed() (
  function=$1
  shift
  directory=$cache/bench-${peer##*/}-$(cat "$@" | short_hash)
  build_once "$directory" "$function"
  printf '%s\n' "$directory"
)

usage() {
  printf 'usage: %s %s\n' "$0" "$1" >&2
  exit 2
}
