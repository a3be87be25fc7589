check "a" {
  data "terraform_remote_state" "x" {
    backend = "local"
  }
  data "terraform_remote_state" "y" {
    backend = "local"
  }
  assert {
    condition = true
    error_message = "x"
  }
}
