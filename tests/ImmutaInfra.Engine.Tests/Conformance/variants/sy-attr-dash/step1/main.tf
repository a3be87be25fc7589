locals {
  -a = 1
}
