output "a" {
  value = "x"
}
