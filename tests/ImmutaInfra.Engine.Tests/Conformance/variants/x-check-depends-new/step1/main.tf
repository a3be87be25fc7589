resource "terraform_data" "a" { input = "x" }
check "c" {
  assert {
    condition = terraform_data.a.output == "x"
    error_message = "out"
  }
}
