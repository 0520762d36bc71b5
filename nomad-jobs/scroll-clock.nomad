# A clock on an LED matrix, as a Java program.
#
#   nomad job run nomad-jobs/scroll-clock.nomad
#   nomad job run -var board=scroll-phat-hd nomad-jobs/scroll-clock.nomad
#
# It waits ("pending") until a node has such a board, needs no root and no device file there, and ends its
# claim when it stops, so that whatever was underneath comes back.

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

variable "count" {
  type        = number
  description = "How many clocks; each on a node of its own."
  default     = 1
}

job "scroll-clock" {
  datacenters = ["*"]
  type        = "service"

  # Set by the Hatrack agent of each node, and taken back when the board goes.
  constraint {
    attribute = "${meta.hat.leds}"
    operator  = "set_contains"
    value     = var.board
  }

  constraint {
    operator = "distinct_hosts"
    value    = "true"
  }

  # A clock that cannot draw for a while (board pulled out, agent restarted) keeps trying, so a deployment only
  # asks whether it stays up.
  update {
    max_parallel      = 1
    min_healthy_time  = "5s"
    healthy_deadline  = "2m"
    progress_deadline = "5m"
    auto_revert       = true
  }

  group "clock" {
    count = var.count

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

    # A Pi that is offline for a night takes its clock up again; another node has no use for it.
    disconnect {
      lost_after = "12h"
      replace    = false
    }

    task "clock" {
      driver = "java"

      # From the agent of the node the task was placed on: it carries the version that fits it.
      artifact {
        source      = "${meta.hat.api}/tasks/hat-tasks.jar"
        destination = "local/hat-tasks.jar"
        mode        = "file"
      }

      config {
        jar_path    = "local/hat-tasks.jar"
        args        = ["scroll-clock"]
        jvm_options = ["-Xmx24m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
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
        cpu    = 100 # MHz
        memory = 96  # MB; a Pi needs cgroup_enable=memory on its kernel command line for Nomad to start any task
      }
    }
  }
}
