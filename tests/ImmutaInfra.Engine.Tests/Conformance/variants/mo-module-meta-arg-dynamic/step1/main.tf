module "m" {
  source = "./m"
  dynamic "x" {
    for_each = []
    content {}
  }
}
