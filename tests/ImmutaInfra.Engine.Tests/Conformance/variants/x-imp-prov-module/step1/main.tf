module "m" { source = "./m" }
import {
  provider = terraform
  to = module.m.terraform_data.a
  id = "q"
}
