module "m" {
  source = "./m"
  for_each = { x = "1" }
  v = each.value
}
variable "v" { default = "d" }
