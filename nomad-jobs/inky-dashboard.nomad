# A page about the node on its Inky pHAT.
#
#   nomad job run nomad-jobs/inky-dashboard.nomad
#
# The lines at the bottom come from a Nomad template: here the nodes of Consul's catalogue that carry boards. E-ink keeps
# its page when the job ends.

variable "title" {
  type        = string
  description = "The first line; empty for the node's name."
  default     = ""
}

variable "interval" {
  type        = string
  description = "How often the page may change. The panel's own rest time, minutes, holds besides."
  default     = "5m"
}

variable "priority" {
  type        = number
  description = "The claim's priority, 1-100. Above 50 the agent's configuration has to allow it (auth.jobs)."
  default     = 50
}

job "inky-dashboard" {
  datacenters = ["*"]
  type        = "system"

  # Set by the Hatrack agent of each node, and taken back when the board goes.
  constraint {
    attribute = "${meta.hat.eink}"
    operator  = "set_contains"
    value     = "inky-phat"
  }

  group "dashboard" {
    restart {
      attempts = 3
      interval = "2m"
      delay    = "5s"
      mode     = "fail"
    }

    task "dashboard" {
      driver = "java"

      # From the agent of the node the task was placed on: it carries the version that fits it.
      artifact {
        source      = "${meta.hat.api}/tasks/hat-tasks.jar"
        destination = "local/hat-tasks.jar"
        mode        = "file"
      }

      # Rendered anew when Consul's catalogue changes; the task looks at it every five seconds.
      template {
        destination = "local/page.txt"
        change_mode = "noop"
        data        = <<-EOT
          {{ range services }}{{ if .Name | contains "hat-" }}{{ .Name }} {{ range service .Name }}{{ .Node }} {{ end }}
          {{ end }}{{ end }}
        EOT
      }

      config {
        jar_path    = "local/hat-tasks.jar"
        args        = ["inky-dashboard"]
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
        HATRACK_BOARD      = "inky-phat"
        HATRACK_FILE       = "${NOMAD_TASK_DIR}/page.txt"
        HATRACK_INTERVAL   = var.interval
        HATRACK_PRIORITY   = var.priority
        HATRACK_TITLE      = var.title
        HATRACK_TOKEN_FILE = "${NOMAD_SECRETS_DIR}/nomad_hatrack.jwt"
      }

      resources {
        cpu    = 100 # MHz
        memory = 96  # MB; a Pi needs cgroup_enable=memory on its kernel command line for Nomad to start any task
      }
    }
  }
}
