variable "a" {
  type = map(object({ e = optional(bool, false), t = optional(set(string), ["d"]) }))
  default = {
    x = {}
    y = { e = true }
    z = { t = ["1", "1", "2"] }
  }
}
output "o" {
  value = var.a
}
