service "vault" { policy = "write" }
agent_prefix "" { policy = "read" }
session_prefix "" { policy = "write" }
