a = {
  x = "no"
}
