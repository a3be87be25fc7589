output "a" {
  sensitive = "yes"
  value = 1
}
