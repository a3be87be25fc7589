variable "a" {
  nullable = false
}
