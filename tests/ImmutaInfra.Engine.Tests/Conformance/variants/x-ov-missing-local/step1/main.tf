output "q" { value = local.q }
