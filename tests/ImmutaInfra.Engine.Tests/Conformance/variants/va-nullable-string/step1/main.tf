variable "a" {
  nullable = "maybe"
}
