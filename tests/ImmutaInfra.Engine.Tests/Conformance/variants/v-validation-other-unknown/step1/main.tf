resource "terraform_data" "r" {
  input = 5
}
module "m" {
  source = "./m"
  a = terraform_data.r.output
}
