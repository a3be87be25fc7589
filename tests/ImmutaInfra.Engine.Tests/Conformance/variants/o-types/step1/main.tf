output "a" {
  value = tolist([1, 2])
}
output "b" {
  value = toset(["x"])
}
output "c" {
  value = tomap({ a = true })
}
output "d" {
  value = [1, "x", null]
}
output "e" {
  value = null
}
output "f" {
  value = { a = null, b = [] }
}
output "g" {
  value = tolist([])
}
output "h" {
  value = 1.50
}
