locals {
  q = 1
}
