resource "terraform_data" "a" {
  count = 1
  triggers_replace = count.index + 5
  lifecycle { create_before_destroy = true }
}
