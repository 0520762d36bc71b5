variable "jobs" {
  description = <<-EOT
    The jobs to run: names of files in nomad-jobs/ without ".nomad", like "scroll-clock" or "platform/traefik", each with
    values for the variables in that file. They are in the state, which every task of a job may read: no secrets.
  EOT
  type        = map(map(string))
  default = {
    scroll-clock = {}
  }

  validation {
    condition     = alltrue([for job in keys(var.jobs) : fileexists("${path.module}/../../${job}.nomad")])
    error_message = "Each key of jobs has to be the name of a file in nomad-jobs/, without its ending \".nomad\"."
  }
}

variable "wait" {
  description = "Whether to wait for each job's deployment. While no node has the board that a job asks for, it does not succeed."
  type        = bool
  default     = true
}
