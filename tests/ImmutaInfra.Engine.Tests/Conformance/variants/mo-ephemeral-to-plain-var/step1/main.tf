variable "s" {
  default = "x"
  ephemeral = true
}
module "m" {
  source = "./m"
  a = var.s
}
