import {
  to = module.zz.terraform_data.a
  id = "i"
}
