data "terraform_remote_state" "s" {
  backend = "local"
  config = { path = "${path.module}/s.tfstate" }
  lifecycle {
    postcondition {
      condition = self.outputs.n > 4
      error_message = "n is ${self.outputs.n}"
    }
  }
}
output "n" { value = data.terraform_remote_state.s.outputs }
