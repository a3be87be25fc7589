resource "terraform_data" "a" { input = 0 }
variable "x" {}
