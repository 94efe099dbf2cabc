target "web" {
  args = { NODE_VERSION = "22" }
}
target "old" {
  inherits = ["web"]
  args = { NODE_VERSION = "14" }
}
