module "b" { source = "./w" }
moved {
  from = module.a
  to = module.b.module.inner
}
