module "bb" { source = "./b" }
moved {
  from = module.b
  to = module.bb
}
