variable "e" {
  type = string
  ephemeral = true
}
output "o" { value = 1 }
