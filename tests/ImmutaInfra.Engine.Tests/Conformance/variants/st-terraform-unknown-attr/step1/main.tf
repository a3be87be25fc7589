terraform {
  colour = "red"
}
