locals {
  a = { b }
}
