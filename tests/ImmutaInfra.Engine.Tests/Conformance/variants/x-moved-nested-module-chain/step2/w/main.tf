module "inner" { source = "../m" }
