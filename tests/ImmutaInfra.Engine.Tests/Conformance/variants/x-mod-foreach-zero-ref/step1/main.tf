module "m" { 
  source = "./m" 
  for_each = {}
}
output "o" { value = module.m }
output "v" { value = values(module.m)[*].a }
