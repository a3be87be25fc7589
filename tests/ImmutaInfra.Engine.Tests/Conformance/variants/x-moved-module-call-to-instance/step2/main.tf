module "m" {
  source = "./m"
  for_each = { a = 1 , b = 2 }
}
moved {
  from = module.m
  to = module.m["b"]
}
