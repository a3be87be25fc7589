variable "a" {
  type = set(object({ a = number }))
  default = [{ a = 1 }, { a = "x" }]
}
