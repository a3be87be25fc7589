variable "x" {
  default = 1
}
resource "terraform_data" "a" {
  depends_on = [var.x]
}
