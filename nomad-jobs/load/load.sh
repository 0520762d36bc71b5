#!/bin/sh
# Shows the machine's load as a number on an LED matrix, until it is told to end.
set -eu

leds=$HATRACK_ADDR/hats/$HATRACK_BOARD/leds
asleep=

# call METHOD URL BODY. The token is read each time, because Nomad renews it, and given to curl on its standard input,
# because a command line can be read by others.
call() {
  read -r token <"$HATRACK_TOKEN_FILE" || true
  printf 'header = "Authorization: Bearer %s"\n' "$token" |
    curl --config - --silent --show-error --fail-with-body --max-time 5 --request "$1" \
      --header 'Content-Type: application/json' --data-raw "$3" "$2"
}

finish() {
  if [ -n "$asleep" ]; then kill "$asleep" 2>/dev/null || true; fi
  call DELETE "$leds" '' || true
  exit 0
}
trap finish TERM INT

while :; do
  read -r load _ </proc/loadavg
  # A claim ends at its time to live: one call may fail, the next one comes in time.
  call POST "$leds/text?ttl=30s" '{"text": "'"$load"'", "font": "3x5"}' || echo 'not shown; trying again'
  # In the background, so that a signal is heard at once.
  sleep 5 &
  asleep=$!
  wait "$asleep"
done
