locals { l = ["a", "b", "c"] }
resource "terraform_data" "a" {
  count = length(local.l)
  input = local.l[count.index]
}
