variable "TAG" {
  default = "1"
}

target "web" {
  args = {
    TAG = TAG
    NODE_VERSION = "22"
  }
}
