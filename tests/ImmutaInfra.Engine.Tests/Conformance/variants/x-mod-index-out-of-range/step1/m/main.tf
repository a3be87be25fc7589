output "a" { value = "x" }

