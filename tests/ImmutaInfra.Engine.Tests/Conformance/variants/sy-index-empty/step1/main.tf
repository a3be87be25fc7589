locals {
  a = [1][]
}
