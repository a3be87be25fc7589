provider "terraform" { alias = "a" }
module "m" {
  source = "./m"
  providers = { tf = terraform.a }
}
