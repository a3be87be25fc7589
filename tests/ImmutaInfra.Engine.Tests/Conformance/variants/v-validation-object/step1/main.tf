variable "a" {
  type = list(object({ n = string, p = optional(number, 1) }))
  default = [{ n = "a" }, { n = "b", p = 99 }]
  validation {
    condition = alltrue([for x in var.a : x.p < 50])
    error_message = "Too large: ${join(", ", [for x in var.a : x.n if x.p >= 50])}."
  }
}
