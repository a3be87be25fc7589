terraform {
  required_providers {
    terraform = {
      source = "terraform.io/builtin/terraform"
      configuration_aliases = [terraform.second]
    }
  }
}
resource "terraform_data" "two" {
  provider = terraform.second
}
