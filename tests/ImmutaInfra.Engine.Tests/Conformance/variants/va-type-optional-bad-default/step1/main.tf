variable "a" {
  type = object({ a = optional(number, "x") })
}
