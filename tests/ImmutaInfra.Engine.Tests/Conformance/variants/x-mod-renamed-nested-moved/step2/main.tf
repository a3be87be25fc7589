module "aa" {
  source = "./a"
}
moved {
  from = module.a
  to = module.aa
}
