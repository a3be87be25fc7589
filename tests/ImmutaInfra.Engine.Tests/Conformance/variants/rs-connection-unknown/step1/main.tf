resource "terraform_data" "a" {
  connection {
    colour = 1
  }
}
