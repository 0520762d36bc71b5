# Traefik on every node: a service that says so by its tags is reached by name on port 80 of any Pi.
#
#   nomad job run -var artifact=… -var checksum=sha256:… nomad-jobs/platform/traefik.nomad
#   curl -H 'Host: sense-sensors.home.arpa' http://pi-1/metrics
#
# Nothing is served that has not the tag traefik.enable=true. docs/platform.md says which tags there are.

variable "artifact" {
  type        = string
  description = "Where Traefik is had from: its release's archive, or the program itself, for the nodes' architecture."
}

variable "checksum" {
  type        = string
  description = "The artifact's checksum, as sha256:…; releases come with a list of them."
}

variable "http_port" {
  type        = number
  description = "The port of every node on which services are reached."
  default     = 80
}

variable "admin_port" {
  type        = number
  description = "The port for Consul's check and for Prometheus: /ping and /metrics, and nothing else."
  default     = 8082
}

variable "consul_addr" {
  type        = string
  description = "Consul's agent, as a task on the node reaches it."
  default     = "http://127.0.0.1:8500"
}

variable "consul_ca" {
  type        = string
  description = "The file with the CA of Consul's certificate, on the node and in the tasks' chroot. For https."
  default     = ""
}

job "traefik" {
  datacenters = ["*"]
  type        = "system"
  priority    = 80

  # One node after the other: a bad version stops at the first.
  update {
    max_parallel      = 1
    min_healthy_time  = "10s"
    healthy_deadline  = "3m"
    progress_deadline = "5m"
    auto_revert       = true
  }

  group "traefik" {
    network {
      port "http" {
        static = var.http_port
      }

      port "admin" {
        static = var.admin_port
      }
    }

    service {
      name = "traefik"
      tags = ["prometheus"]
      port = "admin"

      meta {
        metrics_path = "/metrics"
      }

      check {
        type     = "http"
        path     = "/ping"
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

    task "traefik" {
      driver = "exec"

      artifact {
        source      = var.artifact
        destination = "local"

        options {
          checksum = var.checksum
        }
      }

      config {
        command = "local/traefik"
        args    = ["--configfile=local/traefik.yaml"]
        cap_add = ["net_bind_service"] # port 80, as nobody
      }

      # Where Consul has ACLs and Nomad an identity for tasks there, this gets the task its token (CONSUL_HTTP_TOKEN).
      consul {}

      template {
        destination = "local/traefik.yaml"
        change_mode = "restart"
        data        = <<-EOT
          global:
            checkNewVersion: false
            sendAnonymousUsage: false

          entryPoints:
            http:
              address: ':{{ env "NOMAD_PORT_http" }}'
            admin:
              address: ':{{ env "NOMAD_PORT_admin" }}'

          providers:
            consulCatalog:
              exposedByDefault: false
              refreshInterval: 5s
              watch: true
              endpoint:
                address: '${split("://", var.consul_addr)[1]}'
                scheme: '${split("://", var.consul_addr)[0]}'
                tls:
                  ca: '${var.consul_ca}'

          ping:
            entryPoint: admin

          metrics:
            prometheus:
              entryPoint: admin

          log:
            level: INFO
        EOT
      }

      resources {
        cpu    = 100 # MHz
        memory = 192 # MB
      }
    }
  }
}
