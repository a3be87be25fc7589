resource "terraform_data" "a" {
  input = "v"
  provisioner "local-exec" {
    command = "test \"$X\" = v-1"
    environment = { X = "${self.input}-${1}" }
    interpreter = ["/bin/sh", "-c"]
  }
}
