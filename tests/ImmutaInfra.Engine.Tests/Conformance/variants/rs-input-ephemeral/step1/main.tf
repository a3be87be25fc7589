variable "n" {
  default = "x"
  ephemeral = true
}
resource "terraform_data" "a" {
  input = var.n
}
