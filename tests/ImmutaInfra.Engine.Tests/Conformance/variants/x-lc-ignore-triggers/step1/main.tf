resource "terraform_data" "a" {
  triggers_replace = [1]
  lifecycle { ignore_changes = [triggers_replace] }
}
