# Stands for the clock where there is no isolation: it shows time on the board of its node, as a shell script.
job "clock" {
  type = "service"

  group "clock" {
    task "clock" {
      driver = "raw_exec"

      config {
        command = "/bin/sh"
        args    = ["-c", "while :; do date; sleep 1; done"]
      }

      resources {
        cpu    = 20
        memory = 16
      }
    }
  }
}
