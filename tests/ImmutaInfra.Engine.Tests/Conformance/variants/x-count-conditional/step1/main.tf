variable "on" { default = true }
resource "terraform_data" "a" { count = var.on ? 1 : 0 }
output "o" { value = one(terraform_data.a[*].input) }
output "p" { value = length(terraform_data.a) == 1 ? "on" : "off" }
