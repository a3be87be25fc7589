output "a" {
  value = tolist([1])
}
