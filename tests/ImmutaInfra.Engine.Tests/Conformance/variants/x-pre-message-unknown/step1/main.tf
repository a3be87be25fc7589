resource "terraform_data" "z" {}
resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition = terraform_data.z.input != null
      error_message = "x ${terraform_data.z.id}"
    }
  }
}
