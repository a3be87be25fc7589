locals {
  a = 10px
}
