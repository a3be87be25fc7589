variable "s" {
  default   = "secret"
  sensitive = true
}
resource "terraform_data" "a" { input = var.s }
output "null" { value = null }
output "typed_null" { value = "now" }
output "tonull" { value = null }
output "retype" { value = ["a"] }
output "becomes" {
  value     = "x"
  sensitive = true
}
output "sens2" { value = "x" }
output "sens" {
  value     = terraform_data.a.output
  sensitive = true
}
output "new" { value = terraform_data.n.id }
resource "terraform_data" "n" {}
