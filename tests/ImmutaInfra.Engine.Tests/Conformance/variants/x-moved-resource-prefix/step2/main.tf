resource "terraform_data" "b" {}
moved {
  from = resource.terraform_data.a
  to = resource.terraform_data.b
}
