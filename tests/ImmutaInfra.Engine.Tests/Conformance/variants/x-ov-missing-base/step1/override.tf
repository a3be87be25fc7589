resource "terraform_data" "zz" {
  input = 1
}
