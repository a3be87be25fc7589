variable "a" {
  type = object({ n = number, b = bool, s = string, l = list(string), m = map(number), st = set(number), t = tuple([string, number]) })
  default = { n = "1.50", b = "true", s = 7, l = [1, true], m = { a = "2" }, st = ["2", 1, 2], t = [1, "2"] }
}
output "o" {
  value = var.a
}
