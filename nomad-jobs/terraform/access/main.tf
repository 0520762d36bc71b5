# Who may do what in Consul and Nomad. Rarely changed, and by a management token; jobs are in ../jobs.
#
# Where Consul and Nomad are, and the tokens for them, come from the environment (CONSUL_HTTP_ADDR, CONSUL_HTTP_TOKEN,
# NOMAD_ADDR, NOMAD_TOKEN, …), so that none of it is in a file, a plan or the state.

terraform {
  required_version = ">= 1.6"

  required_providers {
    consul = {
      source  = "hashicorp/consul"
      version = "~> 2.22"
    }

    nomad = {
      source  = "hashicorp/nomad"
      version = "~> 2.5"
    }
  }

  # Whoever plans or applies holds the lock; others are refused until then.
  backend "consul" {
    path = "hatrack/terraform/access"
    lock = true
  }
}

provider "consul" {}

provider "nomad" {}

locals {
  # The very files that ansible/site.yml gives to a cluster: one for each policy, of its name.
  policies = "${path.module}/../../../ansible/files/policies"
}
