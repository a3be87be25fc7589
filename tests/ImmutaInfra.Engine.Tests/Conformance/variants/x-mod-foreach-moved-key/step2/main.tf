module "a" {
  source = "./a"
  for_each = toset(["y"])
}
moved {
  from = module.a["x"]
  to = module.a["y"]
}
