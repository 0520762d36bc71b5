# A clock on an LED matrix, run by the Hatrack agent itself: no JVM, no artifact, no root.
#
#   nomad job run nomad-jobs/scroll-clock-hat.nomad
#   nomad job run -var board=scroll-phat-hd nomad-jobs/scroll-clock-hat.nomad
#
# It shares the board: another job with a higher priority is shown over it, and it comes back by itself.

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

variable "zone" {
  type        = string
  description = "A time zone like Europe/Berlin."
  default     = "UTC"
}

variable "count" {
  type        = number
  description = "How many clocks; each on a node of its own."
  default     = 1
}

job "scroll-clock-hat" {
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

    # A Pi that is offline for a night takes its clock up again; another node has no use for it.
    disconnect {
      lost_after = "12h"
      replace    = false
    }

    task "clock" {
      driver = "hat"

      config {
        task     = "scroll-clock"
        board    = var.board
        priority = var.priority

        options {
          zone = var.zone
        }
      }

      # What the scheduler counts; the task is a thread of the agent's.
      resources {
        cpu    = 20
        memory = 10
      }
    }
  }
}
