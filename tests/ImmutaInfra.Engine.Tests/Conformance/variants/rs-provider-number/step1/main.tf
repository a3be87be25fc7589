resource "terraform_data" "a" {
  provider = 1
}
