variable "a" {
  default = "x${1 + 1}"
}
