terraform {
  required_providers {
    terraform = { source = "terraform.io/builtin/terraform" }
  }
}
output "a" { value = provider::terraform::encode_tfvars({ b = [1, "x"], a = null }) }
output "b" { value = provider::terraform::decode_tfvars("a = [1, 2]\nb = {x = true}\n") }
output "c" { value = provider::terraform::encode_expr([{ a = "q\"\n" }, 1.5]) }

