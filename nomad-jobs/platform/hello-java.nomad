# Hello, on an LED matrix: what the newcomer tries first. It lands on a node that has one, wherever that is.
#
#   nomad job run nomad-jobs/platform/hello-java.nomad
#   nomad job run -var text='Hello, world' -var board=sense-hat nomad-jobs/platform/hello-java.nomad
#   nomad job stop hello-java

variable "board" {
  type        = string
  description = "The board to say it on."
  default     = "scroll-hat-mini"
}

variable "text" {
  type        = string
  description = "What to say."
  default     = "Hello from Java"
}

job "hello-java" {
  datacenters = ["*"]
  type        = "service"

  # Set by the Hatrack agent of each node, and taken back when the board goes.
  constraint {
    attribute = "${meta.hat.leds}"
    operator  = "set_contains"
    value     = var.board
  }

  group "hello" {
    restart {
      attempts = 3
      interval = "2m"
      delay    = "5s"
      mode     = "fail"
    }

    task "hello" {
      driver = "java"

      # From the agent of the node the task was placed on: it carries the version that fits it.
      artifact {
        source      = "${meta.hat.api}/tasks/hat-tasks.jar"
        destination = "local/hat-tasks.jar"
        mode        = "file"
      }

      config {
        jar_path    = "local/hat-tasks.jar"
        args        = ["text"]
        jvm_options = ["-Xmx24m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
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
        HATRACK_TEXT       = var.text
      }

      resources {
        cpu    = 100
        memory = 96
      }
    }
  }
}
