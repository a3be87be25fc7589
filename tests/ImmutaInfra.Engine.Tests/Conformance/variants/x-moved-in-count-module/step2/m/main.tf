resource "terraform_data" "q" {
  for_each = toset(["k"])
  input = 1
}
moved {
  from = terraform_data.r
  to = terraform_data.q["k"]
}
