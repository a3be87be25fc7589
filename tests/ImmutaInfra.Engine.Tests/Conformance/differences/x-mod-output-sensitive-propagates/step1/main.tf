module "m" { source = "./m" }
output "o" { value = "a-${module.m.s}" }
