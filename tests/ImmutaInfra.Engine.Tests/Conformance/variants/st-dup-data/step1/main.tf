data "terraform_remote_state" "a" {
  backend = "local"
}
data "terraform_remote_state" "a" {
  backend = "local"
}
