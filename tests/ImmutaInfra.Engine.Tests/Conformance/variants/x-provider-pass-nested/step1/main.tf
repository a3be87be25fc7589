provider "terraform" { alias = "a" }
provider "terraform" { alias = "b" }
module "m" {
  source = "./m"
  providers = {
    terraform = terraform.a
    terraform.second = terraform.b
  }
}
output "o" { value = module.m.o }
