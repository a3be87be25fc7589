data "terraform_remote_state" "s" {
  backend = "local"
  config = { path = "s.tfstate" }
}
output "n" { value = data.terraform_remote_state.s.outputs }
