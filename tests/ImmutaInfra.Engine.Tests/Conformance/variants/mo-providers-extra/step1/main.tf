provider "terraform" {
  alias = "w"
}
module "m" {
  source = "./m"
  providers = {
    terraform.q = terraform.w
  }
}
