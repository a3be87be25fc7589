data "terraform_remote_state" "s" {
  for_each = toset(["s", "t"])
  backend = "local"
  config = { path = "${each.key}.tfstate" }
  defaults = { n = 1, z = "dz" }
}
data "terraform_remote_state" "c" {
  count = 2
  backend = "local"
  config = { path = "s.tfstate" }
}
output "n" { value = { for k, v in data.terraform_remote_state.s : k => v.outputs } }
output "c" { value = data.terraform_remote_state.c[*].outputs.n }
