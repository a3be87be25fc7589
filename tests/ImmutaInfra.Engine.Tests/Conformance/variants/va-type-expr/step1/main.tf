variable "a" {
  type = 1 + 1
}
