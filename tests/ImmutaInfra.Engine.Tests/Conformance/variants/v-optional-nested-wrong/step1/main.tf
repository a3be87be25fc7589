variable "a" {
  type = object({
    n = optional(number, 5)
    s = optional(string)
    l = optional(list(object({ x = optional(bool, true), y = string })), [])
    m = optional(map(string), { k = "v" })
  })
  default = {}
}
output "o" {
  value = var.a
}
