module "a" {
  source = "./a"
  count  = 3
  i      = count.index
}
output "o" { value = module.a[*].o }
