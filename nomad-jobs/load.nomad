# The machine's load on an LED matrix: a small program of your own as a job, in sh or in Python.
#
#   nomad job run nomad-jobs/load.nomad
#   nomad job run -var program=nomad-jobs/load/load.sh -var interpreter=/bin/sh nomad-jobs/load.nomad
#
# docs/writing-a-task.md explains it line by line.

variable "program" {
  type        = string
  description = "Where the program is, seen from where this is typed."
  default     = "nomad-jobs/load/load.py"
}

variable "interpreter" {
  type        = string
  description = "What runs it on the node."
  default     = "/usr/bin/python3"
}

variable "board" {
  type        = string
  description = "The board to draw on."
  default     = "scroll-hat-mini"
}

job "load" {
  datacenters = ["*"]
  type        = "service"

  # Set by the Hatrack agent of each node, and taken back when the board goes.
  constraint {
    attribute = "${meta.hat.leds}"
    operator  = "set_contains"
    value     = var.board
  }

  group "load" {
    restart {
      attempts = 3
      interval = "2m"
      delay    = "5s"
      mode     = "fail"
    }

    task "load" {
      driver = "exec"

      config {
        command = var.interpreter
        args    = ["local/program"]
      }

      # The program travels inside the job.
      template {
        data        = file(var.program)
        destination = "local/program"
        change_mode = "restart"
      }

      # Who draws: the agent asks Nomad whether this is true.
      identity {
        name = "hatrack"
        aud  = ["hatrack"]
        ttl  = "1h"
        file = true
      }

      env {
        HATRACK_ADDR       = "${meta.hat.api}"
        HATRACK_TOKEN_FILE = "${NOMAD_SECRETS_DIR}/nomad_hatrack.jwt"
        HATRACK_BOARD      = var.board
      }

      resources {
        cpu    = 20 # MHz
        memory = 48 # MB
      }
    }
  }
}
