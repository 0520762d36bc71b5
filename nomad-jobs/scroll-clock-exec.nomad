# A clock on an LED matrix with nothing but sh and curl: the agent draws the text.
#
#   nomad job run nomad-jobs/scroll-clock-exec.nomad
#   nomad job run -var priority=30 nomad-jobs/scroll-clock-exec.nomad      # underneath scroll-clock
#
# Take it as the start for a job of your own in any language that can send an HTTP request.

variable "board" {
  type        = string
  description = "The board to draw on: scroll-hat-mini or scroll-phat-hd."
  default     = "scroll-hat-mini"
}

variable "priority" {
  type        = number
  description = "The claim's priority, 1-100. Above 50 the agent's configuration has to allow it (auth.jobs)."
  default     = 50
}

job "scroll-clock-exec" {
  datacenters = ["*"]
  type        = "service"

  # Set by the Hatrack agent of each node, and taken back when the board goes.
  constraint {
    attribute = "${meta.hat.leds}"
    operator  = "set_contains"
    value     = var.board
  }

  update {
    max_parallel      = 1
    min_healthy_time  = "5s"
    healthy_deadline  = "2m"
    progress_deadline = "5m"
    auto_revert       = true
  }

  group "clock" {
    count = 1

    restart {
      attempts = 3
      interval = "2m"
      delay    = "5s"
      mode     = "fail"
    }

    reschedule {
      delay          = "10s"
      delay_function = "exponential"
      max_delay      = "5m"
      unlimited      = true
    }

    disconnect {
      lost_after = "12h"
      replace    = false
    }

    task "clock" {
      driver = "exec"

      config {
        command = "/bin/sh"
        args    = ["local/clock.sh"]
      }

      # Nomad would take a dollar sign before a brace for its own; the script does without them.
      template {
        destination = "local/clock.sh"
        perms       = "755"
        change_mode = "restart"

        data = <<-EOT
          leds=$HATRACK_ADDR/hats/$HATRACK_BOARD/leds
          asleep=
          last=

          # call METHOD URL [BODY]: sets $status and $answer. The token is read each time, because Nomad renews it,
          # and given to curl on its standard input, because a command line can be read by others.
          call() {
            token=
            read -r token <"$HATRACK_TOKEN_FILE" || true
            answer=$(printf 'header = "Authorization: Bearer %s"\n' "$token" |
              curl --config - --silent --show-error --max-time 5 --request "$1" \
                --header 'Content-Type: application/json' --data-raw "$3" \
                --write-out '\n%%{http_code}' "$2" 2>&1) || true
            status=$(printf '%s\n' "$answer" | tail -n 1)
          }

          # Says what an answer means, once for as long as it stays the same.
          explain() {
            if [ "$status" = "$last" ]; then return; fi
            last=$status
            case $status in
              2*) echo "drawing on $leds" ;;
              401) echo "the agent does not accept the token (expired, or Nomad not asked yet); reading it again" ;;
              403) echo "not allowed to draw with priority $HATRACK_PRIORITY on $HATRACK_BOARD, see auth.jobs" ;;
              404) echo "the agent knows no $HATRACK_BOARD" ;;
              409) echo "somebody else has the board to himself; waiting until he ends" ;;
              503) echo "the board does not work; waiting until it does" ;;
              000) echo "nobody answers at $HATRACK_ADDR; trying again" ;;
              *) echo "unexpected answer $status" ;;
            esac
            case $status in
              2*) ;;
              *) echo "$answer" ;;
            esac
          }

          finish() {
            if [ -n "$asleep" ]; then kill "$asleep" 2>/dev/null; fi
            call DELETE "$leds" ''
            echo "ended, $status"
            exit 0
          }
          trap finish TERM INT

          while :; do
            call POST "$leds/text?priority=$HATRACK_PRIORITY&ttl=30s" \
              '{"text": "'"$(date +%H:%M)"'", "font": "3x5", "repeat": 0}'
            explain
            # Until the minute is full, but never so long that the claim could end.
            pause=$((160 - 1$(date +%S)))
            if [ "$pause" -gt 10 ]; then pause=10; fi
            # In the background, so that a signal is heard at once.
            sleep "$pause" &
            asleep=$!
            wait "$asleep"
          done
        EOT
      }

      # Who draws. The agent asks for the audience "hatrack"; Nomad writes a new token in time.
      identity {
        name = "hatrack"
        aud  = ["hatrack"]
        ttl  = "1h"
        file = true
      }

      env {
        HATRACK_ADDR       = "${meta.hat.api}"
        HATRACK_BOARD      = var.board
        HATRACK_PRIORITY   = var.priority
        HATRACK_TOKEN_FILE = "${NOMAD_SECRETS_DIR}/nomad_hatrack.jwt"
      }

      resources {
        cpu    = 20 # MHz
        memory = 32 # MB
      }
    }
  }
}
