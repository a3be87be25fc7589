variable "s" {
  default = "x"
  sensitive = true
}
module "m" {
  source = "./m"
  a = var.s
}
