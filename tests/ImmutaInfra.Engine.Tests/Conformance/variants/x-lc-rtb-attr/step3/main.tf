resource "terraform_data" "a" {
  input = { x = 2, y = 2 }
}
resource "terraform_data" "b" {
  lifecycle { replace_triggered_by = [terraform_data.a.input.x] }
}
