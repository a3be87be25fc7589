resource "terraform_data" "a" {
  depends_on = [1 + 1]
}
