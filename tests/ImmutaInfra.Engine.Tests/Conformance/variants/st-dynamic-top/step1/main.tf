dynamic "resource" {
  for_each = []
  content {}
}
