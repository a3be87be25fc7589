output "p" { value = [path.module, path.root, file("${path.module}/f.txt"), fileset(path.module, "*.txt")] }
