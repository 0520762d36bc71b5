# A text over everything else on an LED matrix, for some time: an alert that a person, or another program, dispatches.
#
#   nomad job run nomad-jobs/alert.nomad
#   nomad job dispatch -meta text="doorbell" -meta for=20s alert
#
# To watch a reading instead, give the task HATRACK_WHEN, like "temperature>30", and make it a service job.

variable "board" {
  type        = string
  description = "The board to show it on."
  default     = "scroll-hat-mini"
}

variable "priority" {
  type        = number
  description = "The claim's priority, 1-100; an alert wants a high one. Above 50 the agent's configuration has to allow it (auth.jobs)."
  default     = 50
}

job "alert" {
  datacenters = ["*"]
  type        = "batch"

  parameterized {
    meta_required = ["text"]
    meta_optional = ["for", "colour"]
  }

  meta {
    for    = "1m"
    colour = "255"
  }

  # Set by the Hatrack agent of each node, and taken back when the board goes.
  constraint {
    attribute = "${meta.hat.leds}"
    operator  = "set_contains"
    value     = var.board
  }

  group "alert" {
    restart {
      attempts = 0
      mode     = "fail"
    }

    task "alert" {
      driver = "java"

      # From the agent of the node the task was placed on: it carries the version that fits it.
      artifact {
        source      = "${meta.hat.api}/tasks/hat-tasks.jar"
        destination = "local/hat-tasks.jar"
        mode        = "file"
      }

      config {
        jar_path    = "local/hat-tasks.jar"
        args        = ["alert"]
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
        HATRACK_TEXT       = "${NOMAD_META_text}"
        HATRACK_FOR        = "${NOMAD_META_for}"
        HATRACK_COLOUR     = "${NOMAD_META_colour}"
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
