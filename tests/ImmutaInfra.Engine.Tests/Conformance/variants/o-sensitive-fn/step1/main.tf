output "o" {
  value = length(sensitive("abc"))
}
