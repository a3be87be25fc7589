resource "terraform_data" "m" { input = { a = 1 } }
locals { k = ["a", "zz"][length(terraform_data.m) - 3] }
check "c" {
  assert {
    condition = { a = 1 }[local.k] == 1
    error_message = "x"
  }
}
