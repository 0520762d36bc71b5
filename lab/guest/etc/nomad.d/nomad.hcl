data_dir             = "/var/lib/nomad"
plugin_dir           = "/opt/hatrack/plugins"
bind_addr            = "127.0.0.1"
disable_update_check = true
log_level            = "INFO"

advertise {
  http = "127.0.0.1"
  rpc  = "127.0.0.1"
  serf = "127.0.0.1"
}
consul {
  address = "127.0.0.1:8500"
}
server {
  enabled          = true
  bootstrap_expect = 1
  raft_multiplier  = 5
  # an emulated processor that others use too once answered a heartbeat after 22 s, and the client was given up
  heartbeat_grace   = "5m"
  min_heartbeat_ttl = "60s"
}
client {
  enabled           = true
  network_interface = "lo"
  options {
    "driver.allowlist"     = "hat,raw_exec"
    "fingerprint.denylist" = "env_aws,env_azure,env_gce,env_digitalocean"
  }
}
plugin "hatrack-driver" {}
plugin "hatrack-device" {}
