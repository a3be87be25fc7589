locals { a = 1 / 0 }
output "o" {
  value = [local.a > 1, min(local.a, 5)]
}
