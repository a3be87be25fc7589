variable "a" {
  type = object({ x = number })
}
