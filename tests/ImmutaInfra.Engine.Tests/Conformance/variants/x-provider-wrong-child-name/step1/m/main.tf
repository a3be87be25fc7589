resource "terraform_data" "one" { input = 1 }
