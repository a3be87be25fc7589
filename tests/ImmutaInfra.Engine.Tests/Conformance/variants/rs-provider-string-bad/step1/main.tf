resource "terraform_data" "a" {
  provider = "a b"
}
