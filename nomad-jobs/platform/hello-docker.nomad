# Hello, from a container: what the newcomer tries where nodes have Docker.
#
#   nomad job run nomad-jobs/platform/hello-docker.nomad
#   nomad job run -var text='Hello, world' -var board=sense-hat nomad-jobs/platform/hello-docker.nomad
#
# Not run by our tests, which have no container engine. Without one: hello-java.nomad, beside it.

variable "board" {
  type        = string
  description = "The board to say it on."
  default     = "scroll-hat-mini"
}

variable "text" {
  type        = string
  description = "What to say."
  default     = "Hello from a container"
}

variable "image" {
  type        = string
  description = "An image with sh and curl, for the nodes' architecture."
  default     = "curlimages/curl:8.11.1"
}

job "hello-docker" {
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
      driver = "docker"

      config {
        image        = var.image
        network_mode = "host" # the agent may listen on the loopback alone
        entrypoint   = ["/bin/sh", "-eu", "/local/hello.sh"]
      }

      # Who draws: the agent asks Nomad whether this is true.
      identity {
        name = "hatrack"
        aud  = ["hatrack"]
        ttl  = "1h"
        file = true
      }

      env {
        HATRACK_ADDR = "${meta.hat.api}"
        BOARD        = var.board
        TEXT         = var.text
      }

      # The claim is kept by asking again before it ends. A refusal ends the task, and Nomad says so.
      template {
        destination = "local/hello.sh"
        data        = <<-EOT
          quoted=$(printf '%s' "$TEXT" | sed 's/[\\"]/\\&/g')
          while true; do
            curl --fail-with-body --silent --show-error --output /dev/null \
              --header "Authorization: Bearer $(cat "$NOMAD_SECRETS_DIR/nomad_hatrack.jwt")" \
              --header 'Content-Type: application/json' \
              --data "{\"text\": \"$quoted\"}" \
              "$HATRACK_ADDR/hats/$BOARD/leds/text?ttl=1m"
            sleep 40
          done
        EOT
      }

      resources {
        cpu    = 50
        memory = 32
      }
    }
  }
}
