resource "terraform_data" "a" {
  triggers_replace = [2]
  lifecycle { ignore_changes = [triggers_replace] }
}
