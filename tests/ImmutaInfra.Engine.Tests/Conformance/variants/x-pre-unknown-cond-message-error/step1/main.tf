variable "s" {
  default = "x"
}
resource "terraform_data" "b" { }
resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition = terraform_data.b.id == "x"
      error_message = "s is ${tonumber(var.s)}"
    }
  }
}
