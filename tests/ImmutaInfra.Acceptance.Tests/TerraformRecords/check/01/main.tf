resource "terraform_data" "a" { input = 1 }
check "it" {
  assert {
    condition     = terraform_data.a.output == 2
    error_message = "It is not."
  }
}
check "good" {
  assert {
    condition     = terraform_data.a.input == 1
    error_message = "It is not."
  }
}
output "o" {
  value = terraform_data.a.output
  precondition {
    condition     = terraform_data.a.output == 1
    error_message = "No."
  }
}
