variable "a" {
  colour = 1
}
