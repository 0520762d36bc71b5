# Tokens are not made here: their secrets would be in the state. docs/terraform.md says how to make them.
resource "consul_acl_policy" "this" {
  for_each = toset([for file in fileset(local.policies, "consul/*.hcl") : trimsuffix(basename(file), ".hcl")])

  name  = each.key
  rules = trimspace(file("${local.policies}/consul/${each.key}.hcl"))
}

resource "consul_acl_role" "nomad_tasks" {
  name     = "nomad-tasks"
  policies = [consul_acl_policy.this["nomad-tasks"].id]
}

# Consul believes what Nomad signs.
resource "consul_acl_auth_method" "nomad_workloads" {
  name        = "nomad-workloads"
  type        = "jwt"
  description = "Services and tasks of Nomad"

  config_json = jsonencode(merge(
    {
      JWKSURL          = var.nomad_keys
      JWTSupportedAlgs = ["RS256"]
      BoundAudiences   = ["consul.io"]
      ClaimMappings = {
        nomad_namespace = "nomad_namespace"
        nomad_job_id    = "nomad_job_id"
        nomad_task      = "nomad_task"
        nomad_service   = "nomad_service"
      }
    },
    var.nomad_ca == null ? {} : { JWKSCACert = file(var.nomad_ca) },
  ))
}

# A job's service registers itself with a token for that service and no other …
resource "consul_acl_binding_rule" "service" {
  auth_method = consul_acl_auth_method.nomad_workloads.name
  bind_type   = "service"
  bind_name   = "$${value.nomad_service}"
  selector    = "\"nomad_service\" in value"
}

# … and what a task asks, it asks with the role of tasks.
resource "consul_acl_binding_rule" "task" {
  auth_method = consul_acl_auth_method.nomad_workloads.name
  bind_type   = "role"
  bind_name   = consul_acl_role.nomad_tasks.name
  selector    = "\"nomad_service\" not in value"
}
