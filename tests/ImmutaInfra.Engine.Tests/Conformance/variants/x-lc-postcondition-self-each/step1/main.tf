resource "terraform_data" "a" {
  for_each = toset(["x", "yy"])
  input = each.key
  lifecycle {
    postcondition {
      condition = length(self.output) == 1
      error_message = "bad ${each.key} ${self.output}"
    }
  }
}
