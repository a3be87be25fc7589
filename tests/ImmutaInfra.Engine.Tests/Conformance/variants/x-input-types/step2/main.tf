resource "terraform_data" "a" { input = ["a", "b"] }
resource "terraform_data" "b" { input = { x = "1" } }
resource "terraform_data" "c" { input = [1, "a", null, { z = "true" }] }
resource "terraform_data" "d" { input = "" }
resource "terraform_data" "e" { input = [] }
