output "o" {
  value = true ? 1 : var.nope
}
