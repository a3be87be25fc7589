variable "e" {
  default = "x"
  ephemeral = true
}
resource "terraform_data" "r" { 
  lifecycle {
    precondition {
      condition = var.e == "x"
      error_message = "e is ${var.e}"
    }
  }
}
output "z" { value = 1 }
