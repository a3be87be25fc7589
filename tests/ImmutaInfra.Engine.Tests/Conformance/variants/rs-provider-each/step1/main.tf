provider "terraform" {
  alias = "x"
}
resource "terraform_data" "a" {
  for_each = toset(["x"])
  provider = terraform[each.key]
}
