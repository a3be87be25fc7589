module "m" { source = "./x/m" }
output "o" { value = [path.module, path.root, basename(abspath(path.root)) != "", module.m.p, terraform.workspace] }
