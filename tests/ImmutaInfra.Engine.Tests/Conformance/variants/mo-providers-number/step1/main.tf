module "m" {
  source = "./m"
  providers = {
    terraform = 5
  }
}
