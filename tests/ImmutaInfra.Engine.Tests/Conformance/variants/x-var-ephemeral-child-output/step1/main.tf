variable "e" {
  default = "x"
  ephemeral = true
}
module "m" {
  source = "./m"
  e = var.e
}
output "o" { value = module.m.plain }
