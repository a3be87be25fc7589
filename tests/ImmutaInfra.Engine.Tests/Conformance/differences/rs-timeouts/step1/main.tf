resource "terraform_data" "a" {
  timeouts {
    create = "5m"
  }
}
