variable "a" {
  type = tuple({ a = string })
}
