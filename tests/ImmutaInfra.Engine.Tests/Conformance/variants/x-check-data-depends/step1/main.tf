check "c" {
  data "terraform_remote_state" "s" {
    backend = "local"
    config = { path = "s.tfstate" }
    depends_on = [terraform_data.r]
  }
  assert {
    condition = data.terraform_remote_state.s.outputs.n == 5
    error_message = "x"
  }
}
resource "terraform_data" "r" { input = "s.tfstate" }
