# Fabio on every node, instead of Traefik: routes to what has a tag that begins with urlprefix-.
#
#   nomad job run -var artifact=… -var checksum=sha256:… nomad-jobs/platform/fabio.nomad
#   curl http://sense-sensors.home.arpa:9999/metrics
#
# Not run by our tests, which cannot have Fabio: its options and tags are checked against their documented form.

variable "artifact" {
  type        = string
  description = "Where Fabio is had from: the program itself, for the nodes' architecture."
}

variable "checksum" {
  type        = string
  description = "The artifact's checksum, as sha256:…; releases come with a list of them."
}

variable "http_port" {
  type        = number
  description = "The port of every node on which services are reached."
  default     = 9999
}

variable "admin_port" {
  type        = number
  description = "The port of Fabio's own pages: /health and /routes."
  default     = 9998
}

variable "metrics_port" {
  type        = number
  description = "The port for Prometheus: /metrics."
  default     = 9997
}

variable "consul_addr" {
  type        = string
  description = "Consul's agent, as a task on the node reaches it."
  default     = "http://127.0.0.1:8500"
}

job "fabio" {
  datacenters = ["*"]
  type        = "system"
  priority    = 80

  update {
    max_parallel      = 1
    min_healthy_time  = "10s"
    healthy_deadline  = "3m"
    progress_deadline = "5m"
    auto_revert       = true
  }

  group "fabio" {
    network {
      port "http" {
        static = var.http_port
      }

      port "admin" {
        static = var.admin_port
      }

      port "metrics" {
        static = var.metrics_port
      }
    }

    service {
      name = "fabio"
      tags = ["prometheus"]
      port = "metrics"

      meta {
        metrics_path = "/metrics"
      }

      check {
        type     = "http"
        port     = "admin"
        path     = "/health"
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

    task "fabio" {
      driver = "exec"

      artifact {
        source      = var.artifact
        destination = "local/fabio"
        mode        = "file"

        options {
          checksum = var.checksum
        }
      }

      config {
        command = "local/fabio"
        args    = ["-cfg", "local/fabio.properties"]
      }

      consul {}

      template {
        destination = "local/fabio.properties"
        change_mode = "restart"
        data        = <<-EOT
          proxy.addr = :{{ env "NOMAD_PORT_http" }},:{{ env "NOMAD_PORT_metrics" }};proto=prometheus
          ui.addr = :{{ env "NOMAD_PORT_admin" }}
          ui.access = ro
          registry.consul.addr = ${var.consul_addr}
          registry.consul.token = {{ env "CONSUL_HTTP_TOKEN" }}
          registry.consul.tagprefix = urlprefix-
          registry.consul.register.enabled = false
          metrics.target = prometheus
        EOT
      }

      resources {
        cpu    = 100
        memory = 96
      }
    }
  }
}
