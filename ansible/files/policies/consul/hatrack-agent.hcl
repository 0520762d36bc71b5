service_prefix "hat-" { policy = "write" }
service "hatrack" { policy = "write" }
agent_prefix "" { policy = "read" }
node_prefix "" { policy = "read" }
