locals {
  a = "%{ else }"
}
