# Takes a board from a job of lower priority for a moment: Nomad stops that job (`preempted`) and brings it back when
# this one has ended.
#
#   nomad job run nomad-jobs/doorbell.nomad
#   nomad job dispatch -meta text="front door" doorbell
#
# Nomad preempts only where its scheduler is told to:
#   nomad operator scheduler set-config -preempt-batch-scheduler=true -preempt-service-scheduler=true
# and only jobs whose priority is at least 10 lower (scroll-clock-device has 40).

variable "device" {
  type        = string
  description = "The device as `nomad node status -verbose` lists it."
  default     = "pimoroni/hat/scroll-hat-mini"
}

job "doorbell" {
  datacenters = ["*"]
  type        = "batch"
  priority    = 80

  parameterized {
    meta_optional = ["text", "for"]
  }

  meta {
    text = "doorbell"
    for  = "10s"
  }

  group "doorbell" {
    restart {
      attempts = 0
      mode     = "fail"
    }

    reschedule {
      attempts  = 0
      unlimited = false
    }

    task "doorbell" {
      driver = "hat"

      config {
        task = "alert"

        options {
          text = "${NOMAD_META_text}"
          for  = "${NOMAD_META_for}"
        }
      }

      resources {
        cpu    = 20
        memory = 10

        dynamic "device" {
          for_each = [var.device]
          iterator = wanted
          labels   = [wanted.value]

          content {}
        }
      }
    }
  }
}
