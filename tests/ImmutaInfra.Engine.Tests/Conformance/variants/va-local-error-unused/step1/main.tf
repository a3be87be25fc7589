locals {
  a = [1][5]
}
