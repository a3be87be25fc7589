resource "terraform_data" "r" { input = 1 }
resource "terraform_data" "s" { input = 2 }
