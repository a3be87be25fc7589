locals {
  a = map("a" => 1)
}
