# The jobs of nomad-jobs/ that are to run. A token of the policy `deploy` is enough in Nomad, one of `terraform` in Consul.
#
# Where Nomad and Consul are, and the tokens for them, come from the environment (NOMAD_ADDR, NOMAD_TOKEN,
# CONSUL_HTTP_ADDR, CONSUL_HTTP_TOKEN, …), so that none of it is in a file, a plan or the state.

terraform {
  required_version = ">= 1.6"

  required_providers {
    nomad = {
      source  = "hashicorp/nomad"
      version = "~> 2.5"
    }
  }

  # Whoever plans or applies holds the lock; others are refused until then.
  backend "consul" {
    path = "hatrack/terraform/jobs"
    lock = true
  }
}

provider "nomad" {}

locals {
  files = "${path.module}/../.."

  # Those that take files in; they are found from the directory that this is run in.
  directories = {
    for job in keys(var.jobs) : job => { directory = "${local.files}/platform" }
    if can(regex("\nvariable \"directory\"", file("${local.files}/${job}.nomad")))
  }
}

resource "nomad_job" "this" {
  for_each = var.jobs

  jobspec = file("${local.files}/${each.key}.nomad")

  hcl2 {
    allow_fs = contains(keys(local.directories), each.key)
    vars     = merge(lookup(local.directories, each.key, {}), each.value)
  }

  # A deployment that fails is rolled back by Nomad (auto_revert), and an error here.
  detach = !var.wait

  # A job that somebody has stopped is a difference, and one that is taken away leaves nothing behind.
  rerun_if_dead    = true
  purge_on_destroy = true
}
