output "o" {
  value = templatefile("${path.module}/t.tpl", { names = ["a", "b"], x = 1 })
}
