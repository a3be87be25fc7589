output "o" {
  value = data
}
