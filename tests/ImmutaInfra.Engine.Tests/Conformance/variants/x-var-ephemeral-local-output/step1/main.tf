variable "e" {
  default = "x"
  ephemeral = true
}
locals { e = upper(var.e) }
output "o" { value = local.e }
