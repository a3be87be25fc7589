variable "lo" {
  default = 1
}
variable "hi" {
  default = 5
  validation {
    condition = var.hi > var.lo
    error_message = "hi must be above lo"
  }
}
output "o" {
  value = var.hi - var.lo
}
