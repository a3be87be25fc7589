resource "terraform_data" "a" {
  input = 5
  lifecycle { ignore_changes = all }
}
