variable "e" {
  default = 1
  ephemeral = true
}
resource "terraform_data" "r" { count = var.e }
