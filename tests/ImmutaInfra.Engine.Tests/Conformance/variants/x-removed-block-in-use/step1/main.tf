resource "terraform_data" "b" { input = terraform_data.a.id }
removed {
  from = terraform_data.a
  lifecycle { destroy = false }
}
