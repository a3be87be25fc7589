import {
  to = terraform_data.b
  id = "i"
}
removed {
  from = terraform_data.b
  lifecycle { destroy = false }
}
