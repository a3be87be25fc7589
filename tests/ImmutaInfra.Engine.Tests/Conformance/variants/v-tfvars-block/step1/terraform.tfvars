a = 1
variable "a" {
}
