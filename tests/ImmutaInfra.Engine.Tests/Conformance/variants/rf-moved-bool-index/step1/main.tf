moved {
  from = terraform_data.a[true]
  to = terraform_data.b
}
