resource "terraform_data" "a" { input = "b" }
resource "terraform_data" "b" { input = "a" }
moved {
  from = terraform_data.a
  to = terraform_data.b
}
moved {
  from = terraform_data.b
  to = terraform_data.a
}
