resource "terraform_data" "a" { 
  for_each = { x = 1, y = 2 }
  input = each.value
}
resource "terraform_data" "b" {
  for_each = { x = 1, y = 1 }
  lifecycle { replace_triggered_by = [terraform_data.a[each.key].output] }
}
