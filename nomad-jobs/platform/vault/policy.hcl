# A task may read what lies below its own namespace and job, and nothing else. ACCESSOR: see setup, beside this file.

path "secret/data/{{identity.entity.aliases.ACCESSOR.metadata.nomad_namespace}}/{{identity.entity.aliases.ACCESSOR.metadata.nomad_job_id}}/*" {
  capabilities = ["read"]
}
