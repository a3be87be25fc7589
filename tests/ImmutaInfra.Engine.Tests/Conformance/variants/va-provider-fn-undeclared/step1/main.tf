output "o" {
  value = provider::foo::bar("x")
}
