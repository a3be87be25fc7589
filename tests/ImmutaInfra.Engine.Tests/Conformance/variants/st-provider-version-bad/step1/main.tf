provider "terraform" {
  version = "x y"
}
