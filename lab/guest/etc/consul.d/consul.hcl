data_dir             = "/var/lib/consul"
server               = true
bootstrap_expect     = 1
bind_addr            = "127.0.0.1"
disable_update_check = true
log_level            = "warn"
performance {
  raft_multiplier = 5 # an emulated processor is slow
}
