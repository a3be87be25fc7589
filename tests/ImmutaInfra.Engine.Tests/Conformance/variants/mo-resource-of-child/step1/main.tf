module "m" {
  source = "./m"
}
output "o" {
  value = module.m.terraform_data.a.id
}
