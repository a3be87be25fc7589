variable "s" {
  sensitive = true
  default = "pw"
}
resource "terraform_data" "r" { 
  for_each = { a = var.s, b = "x" }
  input = each.value
}
