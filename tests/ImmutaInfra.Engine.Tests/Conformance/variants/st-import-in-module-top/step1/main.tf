import {
  to = terraform_data.a
}
