locals {
  pairs = { for p in setproduct(["x", "y"], [1, 2]) : "${p[0]}-${p[1]}" => p }
}
resource "terraform_data" "a" {
  for_each = local.pairs
  input = each.value
}
