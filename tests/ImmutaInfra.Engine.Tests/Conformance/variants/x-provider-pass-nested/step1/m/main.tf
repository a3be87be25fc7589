terraform {
  required_providers {
    terraform = {
      source = "terraform.io/builtin/terraform"
      configuration_aliases = [terraform.second]
    }
  }
}
resource "terraform_data" "one" { input = 1 }
resource "terraform_data" "two" {
  provider = terraform.second
  input = 2
}
module "n" {
  source = "./n"
  providers = { terraform = terraform.second }
}
output "o" { value = [terraform_data.one.input, terraform_data.two.input, module.n.o] }
