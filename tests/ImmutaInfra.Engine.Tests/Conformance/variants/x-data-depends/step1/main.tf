resource "terraform_data" "r" { input = "s.tfstate" }
data "terraform_remote_state" "s" {
  backend = "local"
  config = { path = "s.tfstate" }
  depends_on = [terraform_data.r]
}
output "n" { value = data.terraform_remote_state.s.outputs.n }
