output "o" {
  value = [issensitive(sensitive(1)), issensitive(1)]
}
