check "c" {
  data "terraform_remote_state" "s" {
    backend = "local"
    config = { path = "nope.tfstate" }
  }
  assert {
    condition = terraform_data.r.input == "q"
    error_message = "x"
  }
}
resource "terraform_data" "r" { input = "s.tfstate" }
