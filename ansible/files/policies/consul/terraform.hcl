key_prefix "hatrack/terraform/jobs" { policy = "write" }
session_prefix "" { policy = "write" }
