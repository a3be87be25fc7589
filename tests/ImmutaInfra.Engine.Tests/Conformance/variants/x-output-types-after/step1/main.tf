output "a" { value = toset([3, 1]) }
output "b" { value = { x = tomap({ k = [1] }), y = null } }
output "c" { value = tolist(["x"])[*] }
output "d" { value = [for i in range(3) : i if i > 0] }
output "e" { value = "%{ for x in ["a", "b"] }${x};%{ endfor }" }
output "f" { value = 1.10 }
output "g" { value = 12345678901234567890123 }
