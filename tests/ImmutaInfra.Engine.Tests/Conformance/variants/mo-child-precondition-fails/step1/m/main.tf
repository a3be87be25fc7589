output "o" {
  value = 1
  precondition {
    condition = 1 > length("ab")
    error_message = "never"
  }
}
