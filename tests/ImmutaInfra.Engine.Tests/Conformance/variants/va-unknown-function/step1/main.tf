output "o" {
  value = uper("x")
}
