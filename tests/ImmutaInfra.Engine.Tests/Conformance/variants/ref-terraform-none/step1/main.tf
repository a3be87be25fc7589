output "o" {
  value = terraform
}
