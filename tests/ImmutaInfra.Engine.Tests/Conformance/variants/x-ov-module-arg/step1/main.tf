module "m" {
  source = "./m"
  a = 1
  b = 2
}
output "o" { value = module.m.o }
