resource "terraform_data" "a" {
  provisioner "local-exec" { command = "echo one >> log.txt" }
  provisioner "local-exec" {
    when = destroy
    command = "echo gone ${self.id} >> log.txt"
  }
}
resource "terraform_data" "b" {
  input = terraform_data.a.id
  provisioner "local-exec" {
    command = "exit 3"
    on_failure = continue
  }
}
