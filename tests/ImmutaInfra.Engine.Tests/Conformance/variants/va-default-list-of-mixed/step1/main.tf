variable "a" {
  type = list(number)
  default = [1, "x"]
}
