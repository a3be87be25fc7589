variable "v" {
  default = "1"
}
terraform {
  required_version = var.v
}
