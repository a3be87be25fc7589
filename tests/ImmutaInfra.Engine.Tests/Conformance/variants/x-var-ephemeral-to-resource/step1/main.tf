variable "e" {
  default = "x"
  ephemeral = true
}
resource "terraform_data" "r" { input = var.e }
