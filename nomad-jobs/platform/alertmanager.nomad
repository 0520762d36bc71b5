# Alertmanager: groups Prometheus's alerts and hands them on, to one webhook.
#
#   nomad job run -var artifact=… -var checksum=sha256:… -var webhook=… \
#     nomad-jobs/platform/alertmanager.nomad
#
# Prometheus finds it through Consul. Mail, chat and the like: receivers in alertmanager/alertmanager.yml.

variable "artifact" {
  type        = string
  description = "Where Alertmanager is had from: its release's archive, or the program itself, for the node's architecture."
}

variable "checksum" {
  type        = string
  description = "The artifact's checksum, as sha256:…; releases come with a list of them."
}

variable "program" {
  type        = string
  description = "The program in the artifact, below its directory."
  default     = "alertmanager"
}

variable "webhook" {
  type        = string
  description = "Where alerts are sent, by POST, in Alertmanager's webhook format."
}

variable "port" {
  type        = number
  description = "Where Alertmanager is reached on its node."
  default     = 9093
}

variable "domain" {
  type        = string
  description = "Traefik serves it as alertmanager.DOMAIN."
  default     = "home.arpa"
}

variable "directory" {
  type        = string
  description = "Where this job file is, seen from where nomad is run: the files it names are beside it."
  default     = "nomad-jobs/platform"
}

job "alertmanager" {
  datacenters = ["*"]
  type        = "service"
  priority    = 70

  update {
    max_parallel      = 1
    min_healthy_time  = "10s"
    healthy_deadline  = "3m"
    progress_deadline = "5m"
    auto_revert       = true
  }

  group "alertmanager" {
    network {
      port "http" {
        static = var.port
      }
    }

    # What has been silenced stays so.
    ephemeral_disk {
      migrate = true
      sticky  = true
      size    = 200 # MB
    }

    service {
      name = "alertmanager"
      tags = [
        "prometheus",
        "traefik.enable=true",
        "traefik.http.routers.alertmanager.rule=Host(`alertmanager.${var.domain}`)",
        "urlprefix-alertmanager.${var.domain}/",
      ]
      port = "http"

      meta {
        metrics_path = "/metrics"
      }

      check {
        type     = "http"
        path     = "/-/ready"
        interval = "10s"
        timeout  = "2s"
      }
    }

    restart {
      attempts = 3
      interval = "2m"
      delay    = "5s"
      mode     = "fail"
    }

    task "alertmanager" {
      driver = "exec"

      artifact {
        source      = var.artifact
        destination = "local/program"

        options {
          checksum = var.checksum
        }
      }

      config {
        command = "local/program/${var.program}"
        args = [
          "--config.file=secrets/alertmanager.yml",
          "--storage.path=../alloc/data/alertmanager",
          "--web.listen-address=:${NOMAD_PORT_http}",
          "--web.external-url=http://alertmanager.${var.domain}/",
          "--web.route-prefix=/",
          "--cluster.listen-address=", # there is one
        ]
      }

      env {
        WEBHOOK = var.webhook
      }

      # Below secrets, because many a webhook's address is one.
      template {
        data            = file("${var.directory}/alertmanager/alertmanager.yml")
        destination     = "secrets/alertmanager.yml"
        left_delimiter  = "[["
        right_delimiter = "]]"
        change_mode     = "signal"
        change_signal   = "SIGHUP"
      }

      resources {
        cpu    = 50
        memory = 64
      }
    }
  }
}
