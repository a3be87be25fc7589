variable "a" {
  type = object([string])
}
