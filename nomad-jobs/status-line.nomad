# A status line on every LED matrix in the cluster, also on those that come later.
#
#   nomad job run nomad-jobs/status-line.nomad
#   nomad job run -var 'boards=["sense-hat"]' nomad-jobs/status-line.nomad
#
# One group for each kind of board, since a node may carry several. The line lies underneath: priority 10 is shown
# wherever nothing else is.

variable "boards" {
  type        = list(string)
  description = "The kinds of board to draw on."
  default     = ["scroll-hat-mini", "scroll-phat-hd", "sense-hat"]
}

variable "line" {
  type        = string
  description = "A Nomad template for the line."
  default     = "{{ env \"node.unique.name\" }} {{ timestamp \"15:04\" }}"
}

job "status-line" {
  datacenters = ["*"]
  type        = "system"

  dynamic "group" {
    for_each = var.boards

    labels = [group.value]

    content {
      constraint {
        attribute = "${meta.hat.leds}"
        operator  = "set_contains"
        value     = group.value
      }

      restart {
        attempts = 3
        interval = "2m"
        delay    = "5s"
        mode     = "fail"
      }

      task "line" {
        driver = "hat"

        config {
          task     = "text"
          board    = group.value
          priority = 10

          options {
            file = "local/line.txt"
          }
        }

        # The task reads it again when Nomad has rendered it anew.
        template {
          data        = var.line
          destination = "local/line.txt"
          change_mode = "noop"
        }

        resources {
          cpu    = 20
          memory = 10
        }
      }
    }
  }
}
