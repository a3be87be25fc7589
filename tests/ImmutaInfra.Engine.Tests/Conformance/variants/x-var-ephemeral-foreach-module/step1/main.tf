variable "e" {
  default = ["x"]
  ephemeral = true
}
module "m" {
  source = "./m"
  for_each = toset(var.e)
}
