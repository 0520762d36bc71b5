namespace "*" {
  policy       = "read"
  capabilities = ["submit-job", "dispatch-job", "read-logs", "alloc-lifecycle"]
}
node { policy = "read" }
