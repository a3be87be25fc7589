variable "sites" {
  type = map(object({ host = string, port = optional(number) }))
  default = {
    a = { host = "a.example" }
    b = { host = "b.example", port = 1 }
  }
}
resource "terraform_data" "s" {
  for_each = { for k, v in var.sites : k => merge(v, { port = coalesce(v.port, 443) }) if v.host != "" }
  input = "${each.value.host}:${each.value.port}"
}
output "o" {
  value = { for k, s in terraform_data.s : k => s.output }
}
