resource "terraform_data" "a" { input = "y" }
check "c" {
  assert {
    condition = terraform_data.a.output == "x"
    error_message = "out"
  }
}
