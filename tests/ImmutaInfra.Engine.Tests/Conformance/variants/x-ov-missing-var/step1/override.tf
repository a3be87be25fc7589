variable "q" {
  default = 1
}
