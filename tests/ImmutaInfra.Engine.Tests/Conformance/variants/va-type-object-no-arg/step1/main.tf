variable "a" {
  type = object()
}
