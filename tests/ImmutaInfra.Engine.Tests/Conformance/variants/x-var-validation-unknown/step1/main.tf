resource "terraform_data" "r" { input = 50 }
module "m" {
  source = "./m"
  n = terraform_data.r.output
}
