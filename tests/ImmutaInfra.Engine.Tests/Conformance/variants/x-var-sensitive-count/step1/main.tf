variable "s" {
  sensitive = true
  default = 2
}
resource "terraform_data" "r" { 
  count = var.s
}
