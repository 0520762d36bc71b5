# CoreDNS on every node: .consul is asked of the node's Consul, everything else of the resolvers of the network.
#
#   nomad job run -var artifact=… -var checksum=sha256:… nomad-jobs/platform/coredns.nomad
#   dig @pi-1 scroll-hat-mini.hat-leds.service.consul
#
# For machines that are not Pis of the cluster: it makes each Pi a name server for the whole network.

variable "artifact" {
  type        = string
  description = "Where CoreDNS is had from: its release's archive, or the program itself, for the node's architecture."
}

variable "checksum" {
  type        = string
  description = "The artifact's checksum, as sha256:…; releases come with a list of them."
}

variable "program" {
  type        = string
  description = "The program in the artifact, below its directory."
  default     = "coredns"
}

variable "port" {
  type        = number
  description = "Where DNS is answered. Something else may hold port 53 of 127.0.0.53: that is no conflict with bind."
  default     = 53
}

variable "admin_port" {
  type        = number
  description = "The port for Consul's check and for Prometheus: /ready and /metrics."
  default     = 9153
}

variable "bind" {
  type        = string
  description = "The address to answer at; empty: the node's own."
  default     = ""
}

variable "consul_dns" {
  type        = string
  description = "Consul's DNS, as a task on the node reaches it."
  default     = "127.0.0.1:8600"
}

variable "upstream" {
  type        = string
  description = "Who answers everything else: addresses separated by spaces, or a file like /etc/resolv.conf."
  default     = "/etc/resolv.conf"
}

variable "directory" {
  type        = string
  description = "Where this job file is, seen from where nomad is run: the files it names are beside it."
  default     = "nomad-jobs/platform"
}

job "coredns" {
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

  group "coredns" {
    network {
      port "dns" {
        static = var.port
      }

      port "ready" {}

      port "admin" {
        static = var.admin_port
      }
    }

    service {
      name = "coredns"
      tags = ["prometheus"]
      port = "admin"

      meta {
        metrics_path = "/metrics"
      }

      check {
        type     = "http"
        port     = "ready"
        path     = "/ready"
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

    task "coredns" {
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
        args    = ["-conf", "local/Corefile"]
        cap_add = ["net_bind_service"] # port 53, as nobody
      }

      env {
        BIND       = var.bind == "" ? "${attr.unique.network.ip-address}" : var.bind
        CONSUL_DNS = var.consul_dns
        UPSTREAM   = var.upstream
      }

      template {
        data          = file("${var.directory}/coredns/Corefile")
        destination   = "local/Corefile"
        change_mode   = "signal"
        change_signal = "SIGUSR1"
      }

      resources {
        cpu    = 50
        memory = 64
      }
    }
  }
}
