resource "terraform_data" "a" { input = 0 }
resource "terraform_data" "b" {
  for_each = toset(["k"])
  input = 1 
}
