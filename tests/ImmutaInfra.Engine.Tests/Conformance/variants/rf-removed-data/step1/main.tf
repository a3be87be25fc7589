removed {
  from = data.terraform_remote_state.a
  lifecycle {
    destroy = false
  }
}
