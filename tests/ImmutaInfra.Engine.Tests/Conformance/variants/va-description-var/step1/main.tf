variable "b" {
  default = "x"
}
variable "a" {
  description = var.b
  default = 1
}
