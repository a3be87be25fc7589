check "c" {
  data "terraform_remote_state" "s" {
    backend = "local"
    config = { path = "${path.module}/nope.tfstate" }
  }
  assert {
    condition = data.terraform_remote_state.s.outputs.n == 6
    error_message = "n is not"
  }
}
output "o" { value = 1 }
