variable "a" {
  type = any(string)
}
