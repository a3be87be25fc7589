locals {
  y = yamldecode(file("${path.module}/c.yaml"))
}
resource "terraform_data" "a" {
  for_each = { for s in local.y.services : s.name => s }
  input = each.value
}
