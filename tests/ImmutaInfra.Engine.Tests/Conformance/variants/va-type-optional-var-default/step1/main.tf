variable "b" {
  default = 1
}
variable "a" {
  type = object({ a = optional(number, var.b) })
}
