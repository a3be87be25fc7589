resource "terraform_data" "a" {
  input = { x = 1, y = 1 }
}
resource "terraform_data" "b" {
  lifecycle { replace_triggered_by = [terraform_data.a.input.x] }
}
