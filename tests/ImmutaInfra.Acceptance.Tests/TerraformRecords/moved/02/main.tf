resource "terraform_data" "b" {
  input = 2
}
resource "terraform_data" "m" { count = 2 }
moved {
  from = terraform_data.a
  to   = terraform_data.b
}
moved {
  from = terraform_data.l
  to   = terraform_data.m
}
