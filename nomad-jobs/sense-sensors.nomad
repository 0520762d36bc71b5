# The readings of every Sense HAT, for Prometheus and in Consul's key-value store.
#
#   nomad job run nomad-jobs/sense-sensors.nomad
#   consul kv get -recurse sensors/
#
# A system job: it runs on each node that has such a board, and comes and goes with it. The agent itself has the same
# readings under /metrics; this job shows how a task of your own gets at them. Sensors are for everybody: no identity,
# no claim.

variable "interval" {
  type        = string
  description = "How often the sensors are asked."
  default     = "10s"
}

variable "prefix" {
  type        = string
  description = "The key in Consul below which the readings are written: PREFIX/NODE/BOARD/QUANTITY."
  default     = "sensors"
}

variable "consul_addr" {
  type        = string
  description = "Consul's agent, as a task on the node reaches it. Where Consul has ACLs, give the task a token too (HATRACK_CONSUL_TOKEN_FILE)."
  default     = "http://127.0.0.1:8500"
}

variable "domain" {
  type        = string
  description = "Traefik or Fabio, where one runs, serves the readings as sense-sensors.DOMAIN."
  default     = "home.arpa"
}

job "sense-sensors" {
  datacenters = ["*"]
  type        = "system"

  # Set by the Hatrack agent of each node, and taken back when the board goes.
  constraint {
    attribute = "${meta.hat.sensors}"
    operator  = "set_contains"
    value     = "sense-hat"
  }

  group "sensors" {
    network {
      port "metrics" {}
    }

    service {
      name = "sense-sensors"
      tags = [
        "prometheus",
        "traefik.enable=true",
        "traefik.http.routers.sense-sensors.rule=Host(`sense-sensors.${var.domain}`)",
        "urlprefix-sense-sensors.${var.domain}/",
      ]
      port = "metrics"

      check {
        type     = "http"
        path     = "/metrics"
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

    task "sensors" {
      driver = "java"

      # From the agent of the node the task was placed on: it carries the version that fits it.
      artifact {
        source      = "${meta.hat.api}/tasks/hat-tasks.jar"
        destination = "local/hat-tasks.jar"
        mode        = "file"
      }

      config {
        jar_path    = "local/hat-tasks.jar"
        args        = ["sense-sensors"]
        jvm_options = ["-Xmx24m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
      }

      env {
        HATRACK_ADDR        = "${meta.hat.api}"
        HATRACK_INTERVAL    = var.interval
        HATRACK_LISTEN      = "${NOMAD_ADDR_metrics}"
        HATRACK_CONSUL_KV   = "${var.prefix}/${node.unique.name}"
        HATRACK_CONSUL_ADDR = var.consul_addr
      }

      resources {
        cpu    = 100 # MHz
        memory = 96  # MB; a Pi needs cgroup_enable=memory on its kernel command line for Nomad to start any task
      }
    }
  }
}
