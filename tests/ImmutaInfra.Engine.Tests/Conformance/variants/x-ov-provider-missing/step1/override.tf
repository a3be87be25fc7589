provider "terraform" {
  alias = "x"
}

