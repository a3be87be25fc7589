locals {
  a = <<
  x
}
