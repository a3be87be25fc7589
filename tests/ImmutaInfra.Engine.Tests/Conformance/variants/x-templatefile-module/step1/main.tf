output "o" { value = templatefile("${path.module}/t.tftpl", { items = { a = 1, b = 2 }, on = false }) }
