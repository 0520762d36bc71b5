#!/usr/bin/env bash
# Types commands into one shell, as the reader of a page does:
#
#   session.sh FILE...
#
# What each prints is in FILE.out, its exit status in FILE.status. The first that fails is the last.
# A FILE that ends in .endless is a command that never ends: it has to print something, and to live until it is ended.
set -o pipefail

# endless FILE
endless() {
  local looks alive=false
  set -m # a process group of its own
  # shellcheck disable=SC1090
  (. "$1") >"$1.out" 2>"$1.err" &
  set +m
  for ((looks = 0; looks < 300; looks++)); do
    kill -0 "$!" 2>/dev/null || break
    if [[ -s $1.out ]]; then
      alive=true
      break
    fi
    sleep 0.1
  done
  kill -TERM -- "-$!" 2>/dev/null
  wait "$!" 2>/dev/null
  cat "$1.err" >>"$1.out"
  [[ $alive == true ]]
}

for typed_file in "$@"; do
  if [[ $typed_file == *.endless ]]; then
    endless "$typed_file"
  else
    # shellcheck disable=SC1090
    . "$typed_file" >"$typed_file.out" 2>&1 </dev/null
  fi
  typed_status=$?
  echo "$typed_status" >"$typed_file.status"
  [[ $typed_status -eq 0 ]] || exit 1
done
