variable "a" {
  type = optional(string)
}
