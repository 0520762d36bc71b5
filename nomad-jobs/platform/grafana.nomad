# Grafana, with Prometheus as its data source and the dashboards of nomad-jobs/platform/grafana.
#
#   nomad var put nomad/jobs/grafana admin_password=…
#   nomad job run -var artifact=… -var checksum=sha256:… -var program=grafana-12.0.0/bin/grafana \
#     nomad-jobs/platform/grafana.nomad
#
# Not run by our tests, which cannot have Grafana: the dashboards are checked, panel by panel and query by query.

variable "artifact" {
  type        = string
  description = "Where Grafana is had from: its release's archive, or the program itself, for the node's architecture."
}

variable "checksum" {
  type        = string
  description = "The artifact's checksum, as sha256:…; releases come with a list of them."
}

variable "program" {
  type        = string
  description = "The program in the artifact, below its directory; two directories above it is Grafana's home."
}

variable "port" {
  type        = number
  description = "Where Grafana is reached on its node."
  default     = 3000
}

variable "domain" {
  type        = string
  description = "Traefik serves it as grafana.DOMAIN."
  default     = "home.arpa"
}

variable "directory" {
  type        = string
  description = "Where this job file is, seen from where nomad is run: the files it names are beside it."
  default     = "nomad-jobs/platform"
}

job "grafana" {
  datacenters = ["*"]
  type        = "service"

  update {
    max_parallel      = 1
    min_healthy_time  = "10s"
    healthy_deadline  = "3m"
    progress_deadline = "5m"
    auto_revert       = true
  }

  group "grafana" {
    network {
      port "http" {
        static = var.port
      }
    }

    ephemeral_disk {
      migrate = true
      sticky  = true
      size    = 500 # MB
    }

    service {
      name = "grafana"
      tags = [
        "prometheus",
        "traefik.enable=true",
        "traefik.http.routers.grafana.rule=Host(`grafana.${var.domain}`)",
        "urlprefix-grafana.${var.domain}/",
      ]
      port = "http"

      meta {
        metrics_path = "/metrics"
      }

      check {
        type     = "http"
        path     = "/api/health"
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

    task "grafana" {
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
        args    = ["server", "--homepath", "${NOMAD_TASK_DIR}/program/${dirname(dirname(var.program))}"]
      }

      consul {}

      env {
        GF_ANALYTICS_CHECK_FOR_UPDATES            = "false"
        GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES     = "false"
        GF_ANALYTICS_REPORTING_ENABLED            = "false"
        GF_PATHS_DATA                             = "${NOMAD_ALLOC_DIR}/data/grafana"
        GF_PATHS_PROVISIONING                     = "${NOMAD_TASK_DIR}/provisioning"
        GF_SECURITY_ADMIN_PASSWORD__FILE          = "${NOMAD_SECRETS_DIR}/admin_password"
        GF_SERVER_HTTP_PORT                       = "${NOMAD_PORT_http}"
        GF_SERVER_ROOT_URL                        = "http://grafana.${var.domain}/"
        GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH = "${NOMAD_TASK_DIR}/dashboards/boards.json"
      }

      template {
        data        = "{{ with nomadVar \"nomad/jobs/grafana\" }}{{ .admin_password }}{{ end }}"
        destination = "secrets/admin_password"
        change_mode = "restart"
      }

      template {
        destination = "local/provisioning/datasources/prometheus.yaml"
        change_mode = "restart"
        data        = <<-EOT
          apiVersion: 1
          datasources:
            - name: Prometheus
              uid: prometheus
              type: prometheus
              access: proxy
              isDefault: true
              {{ with service "prometheus" }}{{ with index . 0 }}
              url: http://{{ .Address }}:{{ .Port }}
              {{ end }}{{ end }}
        EOT
      }

      template {
        destination = "local/provisioning/dashboards/hatrack.yaml"
        change_mode = "restart"
        data        = <<-EOT
          apiVersion: 1
          providers:
            - name: hatrack
              folder: Hatrack
              type: file
              options:
                path: {{ env "NOMAD_TASK_DIR" }}/dashboards
        EOT
      }

      template {
        data            = file("${var.directory}/grafana/agent.json")
        destination     = "local/dashboards/agent.json"
        left_delimiter  = "[["
        right_delimiter = "]]"
        change_mode     = "noop" # Grafana looks again by itself
      }

      template {
        data            = file("${var.directory}/grafana/boards.json")
        destination     = "local/dashboards/boards.json"
        left_delimiter  = "[["
        right_delimiter = "]]"
        change_mode     = "noop" # Grafana looks again by itself
      }

      template {
        data            = file("${var.directory}/grafana/claims.json")
        destination     = "local/dashboards/claims.json"
        left_delimiter  = "[["
        right_delimiter = "]]"
        change_mode     = "noop" # Grafana looks again by itself
      }

      template {
        data            = file("${var.directory}/grafana/cluster.json")
        destination     = "local/dashboards/cluster.json"
        left_delimiter  = "[["
        right_delimiter = "]]"
        change_mode     = "noop" # Grafana looks again by itself
      }

      template {
        data            = file("${var.directory}/grafana/temperatures.json")
        destination     = "local/dashboards/temperatures.json"
        left_delimiter  = "[["
        right_delimiter = "]]"
        change_mode     = "noop" # Grafana looks again by itself
      }

      resources {
        cpu    = 200
        memory = 256
      }
    }
  }
}
