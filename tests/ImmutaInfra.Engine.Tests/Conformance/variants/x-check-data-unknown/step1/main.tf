resource "terraform_data" "r" { input = "s.tfstate" }
check "c" {
  data "terraform_remote_state" "s" {
    backend = "local"
    config = { path = terraform_data.r.output }
  }
  assert {
    condition = data.terraform_remote_state.s.outputs.n == 6
    error_message = "n is ${data.terraform_remote_state.s.outputs.n}"
  }
}
