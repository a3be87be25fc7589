variable "s" {
  default = "x"
}
output "o" { 
  value = 1
  precondition {
      condition = var.s == "x"
      error_message = "s is ${tonumber(var.s)}"
  }
}
