variable "p" { default = "s.tfstate" }
data "terraform_remote_state" "s" {
  backend = "local"
  config = { path = "${path.module}/${var.p}" }
  lifecycle {
    precondition {
      condition = var.p == "t.tfstate"
      error_message = "p is ${var.p}"
    }
  }
}
output "n" { value = data.terraform_remote_state.s.outputs }
