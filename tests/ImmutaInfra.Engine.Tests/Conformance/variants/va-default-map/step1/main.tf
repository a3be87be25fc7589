variable "a" {
  type = map(bool)
  default = { a = "maybe" }
}
