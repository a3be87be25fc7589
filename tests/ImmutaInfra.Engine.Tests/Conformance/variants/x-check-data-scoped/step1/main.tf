resource "terraform_data" "a" { input = 3 }
check "c" {
  assert {
    condition = terraform_data.a.input > 5
    error_message = "input is ${terraform_data.a.input}"
  }
  assert {
    condition = terraform_data.a.output == 3
    error_message = "never"
  }
}
