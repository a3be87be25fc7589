module "m" { source = "./m" }
resource "terraform_data" "a" {
  lifecycle { replace_triggered_by = [module.m.o] }
}
