module "m" { 
  source = "./m" 
  l = { a = 1 }
}
