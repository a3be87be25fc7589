module "m" { 
  source = "./m" 
  for_each = { x = 1 }
}
output "o" { value = module.m["y"].a }
