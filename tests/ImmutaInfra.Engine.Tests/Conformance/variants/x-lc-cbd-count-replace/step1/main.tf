resource "terraform_data" "a" {
  count = 2
  triggers_replace = count.index
  lifecycle { create_before_destroy = true }
}
