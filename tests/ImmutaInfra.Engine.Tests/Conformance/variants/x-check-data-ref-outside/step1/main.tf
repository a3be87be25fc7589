check "c" {
  data "terraform_remote_state" "s" {
    backend = "local"
    config = { path = "${path.module}/nope.tfstate" }
  }
  assert {
    condition = true == (1 == 1)
    error_message = "n is not"
  }
}
output "o" { value = data.terraform_remote_state.s.outputs }
