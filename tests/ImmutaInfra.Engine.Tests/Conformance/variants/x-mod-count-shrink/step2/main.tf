module "a" {
  source = "./a"
  count  = 1
  i      = count.index
}
output "o" { value = module.a[*].o }
