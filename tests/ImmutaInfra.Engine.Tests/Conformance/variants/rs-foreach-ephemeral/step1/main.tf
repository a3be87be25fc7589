variable "n" {
  default = ["a"]
  type = set(string)
  ephemeral = true
}
resource "terraform_data" "a" {
  for_each = var.n
}
