resource "terraform_data" "a" {
  for_each = { x = 1, y = 20 }
  input = each.value
  lifecycle {
    precondition {
      condition = each.value < 10
      error_message = "${each.key} too big"
    }
    postcondition {
      condition = self.input == each.value
      error_message = "self"
    }
  }
}
