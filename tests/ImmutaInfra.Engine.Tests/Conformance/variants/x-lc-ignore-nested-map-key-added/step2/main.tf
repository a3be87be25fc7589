resource "terraform_data" "a" {
  input = tomap({ a = "2", b = "3" })
  lifecycle { ignore_changes = [input["b"]] }
}
