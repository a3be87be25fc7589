output "x" {
  value = 1
}
output "y" {
  value = ["a"]
}
