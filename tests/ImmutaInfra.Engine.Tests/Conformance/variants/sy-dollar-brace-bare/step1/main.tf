locals {
  a = ${1}
}
