# shellcheck shell=sh
# Sourced by consul-nomad and extended: how a program of tools/ is built, once, into the cache.
#
# The cache is $HATRACK_CACHE, or hatrack in $XDG_CACHE_HOME or ~/.cache; removing it is safe. What is in it has in
# its name a hash of what decides it.

tools=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cache=${HATRACK_CACHE:-${XDG_CACHE_HOME:-${HOME:?is not set, and neither is HATRACK_CACHE}/.cache}/hatrack}

say() {
  printf '%s\n' "${0##*/}: $*" >&2
}

# short_hash: of standard input.
short_hash() {
  sha256sum | cut -c 1-12
}

# go_build MODULE INTO ARGUMENT...: builds from tools/MODULE, which pins every version, into a directory.
go_build() {
  module=$1
  into=$2
  shift 2
  say "building from tools/$module/go.mod ..."
  started=$(date +%s)
  # 9 is the lock of build_once, which must not outlive it in some daemon of the compiler's.
  (cd "$tools/$module" && CGO_ENABLED=1 GOWORK=off \
    go build -mod=readonly -trimpath -buildvcs=false -ldflags '-s -w' -o "$into/" "$@" >&2) 9>&-
  say "built $module in $(($(date +%s) - started)) s"
}

# build_once DIRECTORY FUNCTION ARGUMENT...: unless DIRECTORY is there, has the function fill it; its last argument is
# the directory to fill, which takes DIRECTORY's name when all has gone well.
build_once() {
  wanted=$1
  shift
  mkdir -p "$cache"
  # The kernel lets go of the lock however this ends. Where flock is missing two runs build twice, and nothing worse.
  exec 9>"$wanted.lock"
  if command -v flock >/dev/null && ! flock -n 9; then
    say 'another run is building; waiting for it'
    flock 9
  fi
  if [ -d "$wanted" ]; then
    return
  fi
  unfinished=$(mktemp -d "$wanted.XXXXXX")
  trap 'rm -rf "$unfinished"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  "$@" "$unfinished"
  chmod 755 "$unfinished"
  mv "$unfinished" "$wanted"
}
