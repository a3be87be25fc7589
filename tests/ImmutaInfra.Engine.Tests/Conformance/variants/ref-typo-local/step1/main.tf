locals {
  region = 1
}
output "o" {
  value = local.regoin
}
