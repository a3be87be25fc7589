resource "terraform_data" "a" {
  input = 6
  triggers_replace = 3
  lifecycle { ignore_changes = all }
}
