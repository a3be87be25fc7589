variable "region" {
  default = 1
}
output "o" {
  value = var.regoin
}
