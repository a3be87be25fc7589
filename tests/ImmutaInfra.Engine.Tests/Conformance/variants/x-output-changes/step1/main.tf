output "a" { value = "x" }
output "b" { value = [1, 2] }
output "c" { value = sensitive("x")
 sensitive = true }
