locals {
  b = {{
}
