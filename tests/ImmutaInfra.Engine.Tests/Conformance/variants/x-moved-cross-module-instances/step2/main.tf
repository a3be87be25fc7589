module "m" { source = "./m" }
moved {
  from = terraform_data.r[0]
  to = module.m.terraform_data.a
}
moved {
  from = terraform_data.r[1]
  to = module.m.terraform_data.b["k"]
}
