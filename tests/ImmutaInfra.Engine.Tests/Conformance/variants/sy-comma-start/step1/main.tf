locals {
  a = [, 1]
}
