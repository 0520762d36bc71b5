# A clock that has its LED matrix to itself: nobody else can draw on the board while it runs.
#
#   nomad job run nomad-jobs/scroll-clock-device.nomad
#   nomad job run -var device=pimoroni/hat-shared/scroll-hat-mini nomad-jobs/scroll-clock-device.nomad
#
# Nomad schedules the board as it does a GPU: a second job that wants it waits ("pending"), or takes another node's.
# The second line takes one of the board's shared places instead.

variable "device" {
  type        = string
  description = "The device as `nomad node status -verbose` lists it."
  default     = "pimoroni/hat/scroll-hat-mini"
}

job "scroll-clock-device" {
  datacenters = ["*"]
  type        = "service"
  priority    = 40

  update {
    max_parallel      = 1
    min_healthy_time  = "5s"
    healthy_deadline  = "2m"
    progress_deadline = "5m"
    auto_revert       = true
    canary            = 0 # a canary would wait for the board that the old one holds
  }

  group "clock" {
    restart {
      attempts = 3
      interval = "2m"
      delay    = "5s"
      mode     = "fail"
    }

    task "clock" {
      driver = "hat" # java, exec and raw_exec work too: the device's environment says where and with what token

      config {
        task = "scroll-clock"
      }

      resources {
        cpu    = 20
        memory = 10

        dynamic "device" {
          for_each = [var.device]
          iterator = wanted
          labels   = [wanted.value]

          content {
            constraint {
              attribute = "${device.attr.width}"
              operator  = ">="
              value     = "17"
            }
          }
        }
      }
    }
  }
}
