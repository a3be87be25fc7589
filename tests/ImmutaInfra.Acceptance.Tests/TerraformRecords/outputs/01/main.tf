variable "s" {
  default   = "secret"
  sensitive = true
}
resource "terraform_data" "a" { input = var.s }
output "null" { value = null }
output "typed_null" { value = tostring(null) }
output "list" { value = tolist(["a"]) }
output "tuple" { value = ["a", 1] }
output "map" { value = tomap({ a = 1 }) }
output "object" { value = { a = 1, b = [true] } }
output "set" { value = toset(["b", "a"]) }
output "empty" { value = [] }
locals { zero = 0 }
output "minus" { value = -local.zero }
output "big" { value = 123456789012345678901234567890 }
output "frac" { value = 0.1 }
output "sens" {
  value     = terraform_data.a.output
  sensitive = true
}
output "sens2" {
  value     = "x"
  sensitive = true
}
output "gone" { value = "x" }
output "tonull" { value = "x" }
output "retype" { value = tolist(["a"]) }
output "becomes" { value = "x" }
output "desc" {
  value       = 1
  description = "d"
}
