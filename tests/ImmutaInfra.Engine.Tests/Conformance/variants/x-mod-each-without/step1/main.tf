module "m" { 
  source = "./m" 
  l = each.key
}
