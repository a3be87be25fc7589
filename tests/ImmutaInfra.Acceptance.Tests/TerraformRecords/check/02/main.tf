resource "terraform_data" "a" { input = 2 }
check "it" {
  assert {
    condition     = terraform_data.a.output == 2
    error_message = "It is not."
  }
}
