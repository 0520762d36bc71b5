# Tokens are not made here: their secrets would be in the state. docs/terraform.md says how to make them.
resource "nomad_acl_policy" "this" {
  for_each = toset([for file in fileset(local.policies, "nomad/*.hcl") : trimsuffix(basename(file), ".hcl")])

  name      = each.key
  rules_hcl = trimspace(file("${local.policies}/nomad/${each.key}.hcl"))
}
