variable "s" {
  default = null
  type = bool
}
resource "terraform_data" "a" {
  lifecycle {
    postcondition {
      condition = var.s
      error_message = "self is ${self.id}"
    }
  }
}
