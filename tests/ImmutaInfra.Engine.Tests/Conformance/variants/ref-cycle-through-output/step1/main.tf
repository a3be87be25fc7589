module "m" {
  source = "./m"
  x = module.m.o
}
