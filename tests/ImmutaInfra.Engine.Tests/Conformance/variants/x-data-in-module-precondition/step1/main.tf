module "m" { source = "./m" }
output "n" { value = module.m.n }
