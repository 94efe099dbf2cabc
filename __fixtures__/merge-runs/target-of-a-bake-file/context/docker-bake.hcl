target "tools" {
  target = "tools"
}
