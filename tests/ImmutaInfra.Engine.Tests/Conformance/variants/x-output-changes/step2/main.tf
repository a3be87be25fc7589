output "a" { value = "x" }
output "b" { value = [1, 3] }
output "d" { value = 1 }
