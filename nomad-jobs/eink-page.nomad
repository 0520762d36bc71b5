# Redraws the e-ink page now and then, and ends: nothing runs in between.
#
#   nomad job run nomad-jobs/eink-page.nomad
#   nomad job periodic force eink-page
#
# E-ink keeps its page. One that has not changed costs no refresh, and none comes sooner than the panel's rest time.

variable "board" {
  type        = string
  description = "The board with the panel."
  default     = "inky-phat"
}

variable "cron" {
  type        = string
  description = "When, as crontab(5) says it."
  default     = "*/15 * * * *"
}

variable "page" {
  type        = string
  description = "A Nomad template for the page's text."
  default     = <<-EOT
    {{ env "node.unique.name" }}
    {{ timestamp "2006-01-02 15:04" }}
  EOT
}

job "eink-page" {
  datacenters = ["*"]
  type        = "batch"

  constraint {
    attribute = "${meta.hat.eink}"
    operator  = "set_contains"
    value     = var.board
  }

  periodic {
    crons            = [var.cron]
    prohibit_overlap = true
  }

  group "page" {
    restart {
      attempts = 1
      mode     = "fail"
    }

    reschedule {
      attempts  = 0
      unlimited = false
    }

    task "page" {
      driver = "hat"

      config {
        task  = "eink-page"
        board = var.board

        options {
          file = "local/page.txt"
          once = "true"
        }
      }

      template {
        data        = var.page
        destination = "local/page.txt"
        change_mode = "noop"
      }

      resources {
        cpu    = 20
        memory = 10
      }
    }
  }
}
