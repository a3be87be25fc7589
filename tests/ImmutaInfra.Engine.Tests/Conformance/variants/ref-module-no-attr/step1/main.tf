output "o" {
  value = module
}
