locals {
  a = join("," ["a"])
}
