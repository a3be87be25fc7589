output "o" {
  value = hello
}
