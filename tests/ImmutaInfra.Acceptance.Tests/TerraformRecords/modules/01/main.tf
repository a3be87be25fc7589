module "m" {
  source = "./m"
  for_each = { x = "1", y = "2" }
  v = each.value
}
module "n" {
  source = "./m"
  v = module.m["x"].o
}
variable "v" { default = "d" }
output "o" { value = module.n.o }
