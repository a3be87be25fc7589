variable "v" {
  type = list(any)
  default = [1, "a", true]
}
variable "w" {
  type = map(any)
  default = { a = 1, b = "x" }
}
variable "u" {
  type = set(any)
  default = ["a", "a", 1]
}
variable "t" {
  type = tuple([any, list(any)])
  default = [1, [2, "3"]]
}
output "o" { value = [var.v, var.w, var.u, var.t] }
