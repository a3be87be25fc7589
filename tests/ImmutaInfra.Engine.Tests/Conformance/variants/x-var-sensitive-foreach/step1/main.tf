variable "s" {
  sensitive = true
  default = ["a"]
}
resource "terraform_data" "r" { 
  for_each = toset(var.s)
}
