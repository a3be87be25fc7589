module "m" {
  source = "./n"
  b = 3
}
