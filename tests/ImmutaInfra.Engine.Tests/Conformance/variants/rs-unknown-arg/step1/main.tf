resource "terraform_data" "a" {
  colour = 1
}
