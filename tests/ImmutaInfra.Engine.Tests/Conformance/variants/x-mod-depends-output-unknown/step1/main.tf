resource "terraform_data" "z" { input = 1 }
module "m" {
  source = "./m"
  depends_on = [terraform_data.z]
}
output "o" { value = module.m.o }
