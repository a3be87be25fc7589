variable "a" {
  description = 5
  default = 1
}
