provider "terraform" {
  colour = "red"
}
