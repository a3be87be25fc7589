output "a" {
  value = 1
  thing {
  }
}
