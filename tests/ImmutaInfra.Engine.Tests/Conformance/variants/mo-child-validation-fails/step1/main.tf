module "m" {
  source = "./m"
  a = "short"
}
