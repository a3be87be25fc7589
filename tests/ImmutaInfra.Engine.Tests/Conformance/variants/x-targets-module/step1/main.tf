module "a" { source = "./m" }
module "b" {
  source = "./m"
  v = module.a.o
}
resource "terraform_data" "z" { input = module.b.o }
