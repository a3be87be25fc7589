removed {
  from = module.m[0]
  lifecycle {
    destroy = false
  }
}
