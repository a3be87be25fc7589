variable "a" {
  type = list(optional(string))
}
