output "o" {
  value = 0 / 0
}
