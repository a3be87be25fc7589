resource "terraform_data" "a" {
  input = tomap({ a = "1" })
  lifecycle { ignore_changes = [input["b"]] }
}
