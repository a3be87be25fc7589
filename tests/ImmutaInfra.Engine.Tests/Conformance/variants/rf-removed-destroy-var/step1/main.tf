variable "x" {
  default = false
}
removed {
  from = terraform_data.a
  lifecycle {
    destroy = var.x
  }
}
