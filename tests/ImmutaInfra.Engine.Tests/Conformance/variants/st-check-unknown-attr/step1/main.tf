check "a" {
  colour = 1
  assert {
    condition = true
    error_message = "x"
  }
}
