variable "e" {
  type = string
  ephemeral = true
}
locals {
  n = length(var.e) > 2
}
variable "p" {
  default = 1
}
check "c" {
  assert {
    condition = local.n
    error_message = "short"
  }
}
output "o" {
  value = var.p
}
