variable "a" {
  sensitive = null
  default = 1
}
