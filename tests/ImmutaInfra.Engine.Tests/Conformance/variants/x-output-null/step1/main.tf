output "o" { value = null }
output "p" { value = tostring(null) }
output "q" { value = [null] }
