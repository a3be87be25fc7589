resource "terraform_data" "a" {
  input = { a = 2, b = [1, 3] }
  triggers_replace = 1
  lifecycle { ignore_changes = [input] }
}
