module "n" {
  source = "../m"
}
