removed {
  from = terraform_data.a
  lifecycle { destroy = false }
}
output "z" { value = 1 }
