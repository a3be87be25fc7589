module "m" {
  source = "./m" 
  v = -1 / 0
}
output "o" { value = module.m.o }
