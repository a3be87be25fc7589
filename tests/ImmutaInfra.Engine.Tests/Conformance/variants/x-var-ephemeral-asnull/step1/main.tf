variable "e" {
  default = "x"
  ephemeral = true
}
output "o" { value = ephemeralasnull([var.e, 1]) }
output "l" { value = ephemeralasnull(length(var.e)) }
