variable "v" {
  type = map(object({
    a = optional(string, "A")
    b = optional(object({ c = optional(number, 3), d = optional(list(string)) }), {})
    e = optional(set(number), [1, 2])
    f = optional(any)
  }))
  default = { x = {}, y = { b = { c = null }, a = null }, z = { b = null, e = [] , f = "any"} }
}
output "o" { value = var.v }
