module "m" { source = "./m" }
resource "terraform_data" "r" { input = 1 }
moved {
  from = module.m.terraform_data.r
  to = terraform_data.r
}
