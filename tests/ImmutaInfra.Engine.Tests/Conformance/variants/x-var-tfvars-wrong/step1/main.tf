variable "a" { type = number }
variable "b" { type = object({ x = string }) }
output "o" { value = 1 }
