resource "terraform_data" "a" {
  input = { a = 2, b = [5, 3] }
  lifecycle { ignore_changes = [input.a, input["b"][0]] }
}
