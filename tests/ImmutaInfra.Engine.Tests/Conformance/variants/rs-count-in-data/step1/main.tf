data "terraform_remote_state" "x" {
  count = -1
  backend = "local"
}
