node { policy = "write" }
agent { policy = "read" }
namespace "*" { policy = "read" }
