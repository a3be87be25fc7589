locals {
  a = {}."x"
}
