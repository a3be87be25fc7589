variable "n" { type = number }
variable "name" {}
module "b" {
  source = "./b"
  count  = var.n
  name   = "${var.name}-${count.index}"
}
output "ids" { value = module.b[*].name }
output "names" { value = [for b in module.b : b.upper] }
