provisioner "local-exec" {
  command = "true"
}
