output "o" {
  value = { a = [1, -1 / 0] }
}
