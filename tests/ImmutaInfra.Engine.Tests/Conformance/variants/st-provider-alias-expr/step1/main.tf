provider "terraform" {
  alias = "a${1}"
}
