output "o" {
  value = aws_thing.x.id
}
