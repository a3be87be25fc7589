variable "s" {
  default = ["a"]
  type = set(string)
  sensitive = true
}
module "m" {
  source = "./m"
  for_each = var.s
}
