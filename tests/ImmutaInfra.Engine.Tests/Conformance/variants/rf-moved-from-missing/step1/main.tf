moved {
  to = terraform_data.a
}
