# Prometheus: scrapes everything that is tagged `prometheus` in Consul, and Nomad and Consul themselves.
#
#   nomad job run -var artifact=… -var checksum=sha256:… nomad-jobs/platform/prometheus.nomad
#
# A Pi that joins is found by itself: its agent registers `hatrack` with that tag. docs/alerts.md says what each alert
# means. What it has gathered is on the node's disk, below the allocation, and moves with the job where it can.

variable "artifact" {
  type        = string
  description = "Where Prometheus is had from: its release's archive, or the program itself, for the node's architecture."
}

variable "program" {
  type        = string
  description = "The program in the artifact, below its directory."
  default     = "prometheus"
}

variable "checksum" {
  type        = string
  description = "The artifact's checksum, as sha256:…; releases come with a list of them."
}

variable "port" {
  type        = number
  description = "Where Prometheus is reached on its node."
  default     = 9090
}

variable "retention" {
  type        = string
  description = "How long readings are kept."
  default     = "30d"
}

variable "interval" {
  type        = string
  description = "How often everything is scraped."
  default     = "15s"
}

variable "consul_addr" {
  type        = string
  description = "Consul's agent, as a task on the node reaches it."
  default     = "http://127.0.0.1:8500"
}

variable "nomad_scheme" {
  type        = string
  description = "How Nomad's agents are asked for their metrics: http or https."
  default     = "http"
}

variable "ca" {
  type        = string
  description = "The file with the CA of everything that is asked over https, on the node and in the tasks' chroot."
  default     = ""
}

variable "domain" {
  type        = string
  description = "Traefik serves it as prometheus.DOMAIN."
  default     = "home.arpa"
}

variable "directory" {
  type        = string
  description = "Where this job file is, seen from where nomad is run: the files it names are beside it."
  default     = "nomad-jobs/platform"
}

job "prometheus" {
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

  group "prometheus" {
    network {
      port "http" {
        static = var.port
      }
    }

    ephemeral_disk {
      migrate = true
      sticky  = true
      size    = 2000 # MB
    }

    service {
      name = "prometheus"
      tags = [
        "prometheus",
        "traefik.enable=true",
        "traefik.http.routers.prometheus.rule=Host(`prometheus.${var.domain}`)",
        "urlprefix-prometheus.${var.domain}/",
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

    # A Pi that is offline for a night takes its readings up again.
    disconnect {
      lost_after = "12h"
      replace    = false
    }

    task "prometheus" {
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
          "--config.file=local/prometheus.yml",
          "--storage.tsdb.path=../alloc/data/prometheus",
          "--storage.tsdb.retention.time=${var.retention}",
          "--web.listen-address=:${NOMAD_PORT_http}",
          "--web.external-url=http://prometheus.${var.domain}/",
          "--web.route-prefix=/",
        ]
      }

      # Where Consul has ACLs and Nomad an identity for tasks there, this gets the task its token (CONSUL_HTTP_TOKEN).
      consul {}

      env {
        CONSUL_ADDRESS  = var.consul_addr
        CONSUL_SCHEME   = split("://", var.consul_addr)[0]
        CONSUL_HOST     = split("://", var.consul_addr)[1]
        NOMAD_SCHEME    = var.nomad_scheme
        SCRAPE_INTERVAL = var.interval
        TRUSTED_CA      = var.ca
      }

      template {
        data            = file("${var.directory}/prometheus/prometheus.yml")
        destination     = "local/prometheus.yml"
        left_delimiter  = "[["
        right_delimiter = "]]"
        change_mode     = "signal"
        change_signal   = "SIGHUP"
      }

      template {
        data            = file("${var.directory}/prometheus/alerts.yml")
        destination     = "local/alerts.yml"
        left_delimiter  = "[["
        right_delimiter = "]]"
        change_mode     = "signal"
        change_signal   = "SIGHUP"
      }

      resources {
        cpu    = 200
        memory = 256
      }
    }
  }
}
