variable "k" { default = "b" }
resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition = var.k == "b"
      error_message = "x ${tonumber(var.k)}"
    }
  }
}
