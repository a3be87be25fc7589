variable "a" {
  type = "object({})"
}
