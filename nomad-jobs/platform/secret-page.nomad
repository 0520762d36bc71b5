# A secret from Vault on the e-ink page by the door: the guest network's password.
#
#   vault kv put secret/default/secret-page/guest-wifi network=guests password=…
#   nomad job run nomad-jobs/platform/secret-page.nomad
#
# No token is handed to anybody: Nomad vouches for the task, and Vault lets it read what lies below
# NAMESPACE/secret-page. docs/platform.md says how Vault is told to. A new password is on the page a few minutes
# after it is in Vault. It is in the task's memory and in its secrets directory, which is no disk; in no environment
# and in no log.

variable "board" {
  type        = string
  description = "The board with the panel."
  default     = "inky-phat"
}

variable "secret" {
  type        = string
  description = "The secret's path in Vault (key-value store, version 2)."
  default     = "secret/data/default/secret-page/guest-wifi"
}

variable "role" {
  type        = string
  description = "The role in Vault; empty: the one that Vault's side has as default."
  default     = ""
}

job "secret-page" {
  datacenters = ["*"]
  type        = "service"

  # Set by the Hatrack agent of each node, and taken back when the board goes.
  constraint {
    attribute = "${meta.hat.eink}"
    operator  = "set_contains"
    value     = var.board
  }

  group "page" {
    restart {
      attempts = 3
      interval = "2m"
      delay    = "5s"
      mode     = "fail"
    }

    task "page" {
      driver = "java"

      # From the agent of the node the task was placed on: it carries the version that fits it.
      artifact {
        source      = "${meta.hat.api}/tasks/hat-tasks.jar"
        destination = "local/hat-tasks.jar"
        mode        = "file"
      }

      config {
        jar_path    = "local/hat-tasks.jar"
        args        = ["eink-page", "--file", "secrets/page.txt"]
        jvm_options = ["-Xmx24m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
      }

      # Vault's token stays with Nomad, which fills in the template: the task has no use for it.
      vault {
        role         = var.role
        env          = false
        disable_file = true
        change_mode  = "noop"
      }

      template {
        destination = "secrets/page.txt"
        change_mode = "noop" # the task looks again by itself
        perms       = "0600"
        data        = <<-EOT
          {{ with secret "${var.secret}" }}{{ .Data.data.network }}
          {{ .Data.data.password }}{{ end }}
        EOT
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
        cpu    = 100
        memory = 96
      }
    }
  }
}
