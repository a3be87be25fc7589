resource "terraform_data" "rr" { input = 1 }
moved {
  from = terraform_data.r
  to = terraform_data.rr
}
